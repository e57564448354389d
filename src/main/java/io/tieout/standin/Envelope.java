package io.tieout.standin;

/** What stands around the data of a delivery. The published contract and the newer pages name its time differently. */
enum Envelope {
    /** Everything that any text names; no schema forbids the rest. */
    SUPERSET(true, true),
    /** To the letter of the published contract: {@code created_at}, {@code object}, a version in either family. */
    PUBLISHED(true, false),
    /** To the letter of the newer pages: {@code created}, no {@code object}, no version in v2. */
    NEWEST(false, true);

    private final boolean published;
    private final boolean newest;

    Envelope(boolean published, boolean newest) {
        this.published = published;
        this.newest = newest;
    }

    Json.Body of(Event event, Event.Version version) {
        return json -> {
            json.writeStartObject();
            json.writeStringProperty("id", event.id(version));
            json.writeStringProperty("type", event.type());
            json.writeStringProperty("platform_id", Ids.PLATFORM);
            json.writeName("data");
            event.data(version).write(json);
            if (published) {
                json.writeStringProperty("created_at", event.at().toString());
                json.writeStringProperty("object", "event");
            }
            if (newest) {
                json.writeStringProperty("created", event.at().toString());
            }
            if (version == Event.Version.V1) {
                json.writeStringProperty("api_version", "1.0");
            } else if (published) {
                json.writeStringProperty("version", "V2");
            }
            json.writeEndObject();
        };
    }
}

package io.tieout.standin;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in both versions: v1 tells all of the thing as it was then, v2 only which it is. They are
 * two events with two ids.
 *
 * @param number counted from 0; the ids end in it, so that finding one needs no index
 * @param subject id of what it is about; null when it was made up by hand
 */
record Event(int number, Instant at, String type, @Nullable String subject, Told told) {

    /** The two families of events. */
    enum Version {
        V1,
        V2
    }

    /**
     * What is told. Rendered when asked for, from records that never change.
     *
     * @param full null for what only v2 knows
     */
    record Told(Json.@Nullable Body full, Json.Body thin) {}

    boolean exists(Version version) {
        return version == Version.V2 || told.full() != null;
    }

    String id(Version version) {
        return id(number, version);
    }

    private static String id(int number, Version version) {
        byte[] hash = Ids.hash("event", version.name(), Integer.toString(number));
        ByteBuffer.wrap(hash).putInt(12, number);
        return "evt_" + HexFormat.of().formatHex(hash, 0, 16);
    }

    /** The number that an id ends in; -1 if this is no id of an event. */
    static int number(String id) {
        if (!id.matches("evt_[0-9a-f]{32}")) {
            return -1;
        }
        return HexFormat.fromHexDigits(id, id.length() - 8, id.length());
    }

    Json.Body data(Version version) {
        Json.Body full = told.full();
        return version == Version.V1 && full != null ? full : told.thin();
    }

    /** As the API shows it. */
    Json.Body json(Version version) {
        return json -> {
            json.writeStartObject();
            json.writeStringProperty("id", id(version));
            json.writeStringProperty("platform_id", Ids.PLATFORM);
            json.writeStringProperty("created", at.toString());
            json.writeStringProperty("type", type);
            json.writeName("data");
            data(version).write(json);
            json.writeStringProperty("api_version", version == Version.V1 ? "1.0" : "V2");
            json.writeEndObject();
        };
    }
}

package io.tieout.kota;

import static io.tieout.kota.FieldValues.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;

/** Reads an address: each employee has one. */
final class AddressReader extends FieldByField<Address> {

    static final AddressReader ADDRESSES = new AddressReader();

    private AddressReader() {
        super(Address.class);
    }

    @Override
    Fields<Address> begin() {
        return new Lines();
    }

    private static final class Lines implements Fields<Address> {

        private @Nullable String line1;
        private @Nullable String line2;
        private @Nullable String line3;
        private @Nullable String city;
        private @Nullable String state;
        private @Nullable String postalCode;
        private @Nullable String countryCode;

        @Override
        public void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
            switch (name) {
                case "line1" -> line1 = text(token, parser, context);
                case "line2" -> line2 = text(token, parser, context);
                case "line3" -> line3 = text(token, parser, context);
                case "city" -> city = text(token, parser, context);
                case "state" -> state = text(token, parser, context);
                case "postal_code" -> postalCode = text(token, parser, context);
                case "country_code" -> countryCode = text(token, parser, context);
                default -> parser.skipChildren();
            }
        }

        @Override
        public Address whole() {
            return new Address(line1, line2, line3, city, state, postalCode, countryCode);
        }
    }
}

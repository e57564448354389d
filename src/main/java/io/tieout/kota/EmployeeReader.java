package io.tieout.kota;

import static io.tieout.kota.FieldValues.text;
import static io.tieout.kota.FieldValues.value;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;

/** Reads an employee: the list of them is read every night, and every create answers one. */
final class EmployeeReader extends FieldByField<Employee> {

    static final EmployeeReader EMPLOYEES = new EmployeeReader();

    private EmployeeReader() {
        super(Employee.class);
    }

    @Override
    Fields<Employee> begin() {
        return new Person();
    }

    private static @Nullable Map<String, String> metadata(
            JsonToken token, JsonParser parser, DeserializationContext context) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            context.handleUnexpectedToken(Map.class, parser);
        }
        Map<String, @Nullable String> metadata = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            try {
                metadata.put(name, text(parser.nextToken(), parser, context));
            } catch (JacksonException e) {
                throw e.prependPath(metadata, name);
            }
        }
        return metadata;
    }

    private static final class Person implements Fields<Employee> {

        private @Nullable String id;
        private @Nullable String platformId;
        private @Nullable String employerId;
        private @Nullable String status;
        private @Nullable String externalCustomerId;
        private @Nullable String firstName;
        private @Nullable String lastName;
        private @Nullable LocalDate birth;
        private @Nullable String sex;
        private @Nullable Address address;
        private @Nullable String nationality;
        private @Nullable String taxId;
        private @Nullable LocalDate start;
        private @Nullable LocalDate earliestStart;
        private @Nullable Instant offboard;
        private @Nullable String phone;
        private @Nullable String email;
        private @Nullable BankAccount account;
        private @Nullable Map<String, String> metadata;
        private @Nullable String object;

        @Override
        public void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
            switch (name) {
                case "id" -> id = text(token, parser, context);
                case "platform_id" -> platformId = text(token, parser, context);
                case "employer_id" -> employerId = text(token, parser, context);
                case "status" -> status = text(token, parser, context);
                case "external_customer_id" -> externalCustomerId = text(token, parser, context);
                case "first_name" -> firstName = text(token, parser, context);
                case "last_name" -> lastName = text(token, parser, context);
                case "date_of_birth" -> birth = value(token, PlainTimes.DATES, parser, context);
                case "sex_at_birth" -> sex = text(token, parser, context);
                case "home_address" -> address = value(token, AddressReader.ADDRESSES, parser, context);
                case "nationality" -> nationality = text(token, parser, context);
                case "national_tax_id" -> taxId = text(token, parser, context);
                case "start_on" -> start = value(token, PlainTimes.DATES, parser, context);
                case "earliest_benefits_start_date" -> earliestStart = value(token, PlainTimes.DATES, parser, context);
                case "offboard_on" -> offboard = value(token, PlainTimes.INSTANTS, parser, context);
                case "phone_number" -> phone = text(token, parser, context);
                case "email" -> email = text(token, parser, context);
                case "bank_account" -> account = value(token, AccountReader.ACCOUNTS, parser, context);
                case "metadata" -> metadata = EmployeeReader.metadata(token, parser, context);
                case "object" -> object = text(token, parser, context);
                default -> parser.skipChildren();
            }
        }

        @Override
        public Employee whole() {
            return new Employee(
                    id,
                    platformId,
                    employerId,
                    status,
                    externalCustomerId,
                    firstName,
                    lastName,
                    birth,
                    sex,
                    address,
                    nationality,
                    taxId,
                    start,
                    earliestStart,
                    offboard,
                    phone,
                    email,
                    account,
                    metadata,
                    object);
        }
    }
}

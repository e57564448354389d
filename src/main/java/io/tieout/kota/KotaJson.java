package io.tieout.kota;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How Kota's JSON is read and written. It is not a bean: the rest of the application has its own rules. */
final class KotaJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(PlainTimes.module())
            .addModule(new SimpleModule("records")
                    .addDeserializer(EmployeeBreakdown.class, BreakdownReader.BREAKDOWNS)
                    .addDeserializer(Contribution.class, ContributionReader.LINES)
                    .addDeserializer(DatePeriod.class, PeriodReader.PERIODS)
                    .addDeserializer(Employee.class, EmployeeReader.EMPLOYEES)
                    .addDeserializer(Address.class, AddressReader.ADDRESSES)
                    .addDeserializer(BankAccount.class, AccountReader.ACCOUNTS))
            // Kota adds fields without notice, and leaves out what is null.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // Money is a number in the text; a tree would make it a double.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Records are written in declared order, maps by key: the same record gives the same bytes in every
            // process, or a retry is another request to Kota.
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(
                    ignored -> ignored.withValueInclusion(Include.NON_NULL).withContentInclusion(Include.NON_NULL))
            .build();

    private KotaJson() {}

    static RequestBody bodyOf(Record request) {
        byte[] json = MAPPER.writeValueAsBytes(request);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return new RequestBody(json, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

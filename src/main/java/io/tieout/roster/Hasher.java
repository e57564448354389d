package io.tieout.roster;

import io.tieout.payroll.SalaryTerms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA256 over values that must not be stored, cut to 128 bits.
 *
 * <p>Every hash is bound to its column and, unless people are to be compared with each other, to the
 * person: else the two values of a sex, or a shared address, would show in the database. Not thread safe.
 */
final class Hasher {

    private static final int BYTES = 16;
    /** Bytes of most texts that are hashed, so that they are gathered without a larger array. */
    private static final int MOST = 128;

    private final Mac mac;

    Hasher(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    <R> FieldHashes fields(RowFields<R> fields, R row) {
        return fields(fields, row, fields.employeeRef(row));
    }

    /** @param employeeRef that the hashes are bound to, where it is not the row's own */
    <R> FieldHashes fields(RowFields<R> fields, R row, String employeeRef) {
        SortedMap<String, String> hashes = new TreeMap<>();
        given(
                fields,
                row,
                (column, value) -> hashes.put(
                        column,
                        value == null
                                ? FieldHashes.CLEARED
                                : hash(column, fields.employerRef(row), employeeRef, value)));
        return new FieldHashes(hashes);
    }

    /** All fields of a row and its salary in one: whether it still says the same is seen without hashing each again. */
    <R> String row(RowFields<R> fields, R row) {
        StringBuilder says = new StringBuilder();
        // Each value with its length before it, so that no two rows read the same.
        given(
                fields,
                row,
                (column, value) -> says.append(column)
                        .append(value == null ? FieldHashes.CLEARED : "=" + value.length() + ":" + value));
        SalaryTerms terms = fields.salary(row);
        if (terms != null) {
            says.append(FieldHashes.SALARY)
                    .append('=')
                    .append(salary(fields.employerRef(row), fields.employeeRef(row), terms));
        }
        return hash("row", fields.employerRef(row), fields.employeeRef(row), says.toString());
    }

    /** @param to takes each column that the row does not leave blank; a null value says {@code <clear>} */
    private static <R> void given(RowFields<R> fields, R row, BiConsumer<String, @Nullable String> to) {
        for (RosterField<R> field : fields.fields()) {
            Object value = field.value().apply(row);
            if (value != null) {
                to.accept(field.column(), value.toString());
            } else if (fields.cleared(row).contains(field.column())) {
                to.accept(field.column(), null);
            }
        }
    }

    /** As the fields of a row would be that holds these values; null values have none. */
    FieldHashes values(String employerRef, String employeeRef, Map<String, ? extends @Nullable Object> byColumn) {
        SortedMap<String, String> hashes = new TreeMap<>();
        byColumn.forEach((column, value) -> {
            if (value != null) {
                hashes.put(column, hash(column, employerRef, employeeRef, value.toString()));
            }
        });
        return new FieldHashes(hashes);
    }

    /** What the row says of a salary; none when it says nothing. */
    <R> FieldHashes salary(RowFields<R> fields, R row) {
        SalaryTerms terms = fields.salary(row);
        return terms == null
                ? FieldHashes.NONE
                : new FieldHashes(new TreeMap<>(
                        Map.of(FieldHashes.SALARY, salary(fields.employerRef(row), fields.employeeRef(row), terms))));
    }

    /** Amount, currency, frequency and date together: what somebody earns can't be found by trying round sums. */
    String salary(String employerRef, String employeeRef, SalaryTerms terms) {
        return hash(
                FieldHashes.SALARY,
                employerRef,
                employeeRef,
                terms.amount().stripTrailingZeros().toPlainString(),
                terms.currency().toUpperCase(Locale.ROOT),
                terms.frequency(),
                terms.from().toString());
    }

    /** The same for everybody with that tax id: finds two refs of one person. */
    @Nullable
    String taxId(@Nullable String taxId) {
        return taxId == null ? null : hash("tax id", taxId);
    }

    /** Tax id and birth date together. */
    @Nullable
    String identity(@Nullable String taxId, @Nullable Object birthDate) {
        return taxId == null || birthDate == null ? null : hash("identity", taxId, birthDate.toString());
    }

    /** Compares a row's birth date with the one that Kota holds under the same ref. */
    @Nullable
    String birthDate(@Nullable String employeeRef, @Nullable Object birthDate) {
        return employeeRef == null || birthDate == null ? null : hash("birth", employeeRef, birthDate.toString());
    }

    /** Names the key without telling it. */
    String fingerprint() {
        return HexFormat.of().formatHex(Arrays.copyOf(digest("fingerprint"), BYTES));
    }

    private String hash(String... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest(parts), BYTES));
    }

    /** Each part goes in with its length, so that no two lists of parts read the same. */
    private byte[] digest(String... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(MOST);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            all.write(bytes.length >> 8);
            all.write(bytes.length);
            all.writeBytes(bytes);
        }
        return mac.doFinal(all.toByteArray());
    }
}

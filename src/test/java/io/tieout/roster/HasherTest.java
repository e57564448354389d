package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.payroll.EmployerRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HasherTest {

    private final Hasher hasher = new Hasher("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @Test
    void blank_clear_and_given_are_three_things() {
        FieldHashes hashes = hasher.fields(EmployerFields.ALL, employer("E1", "Name", null, Set.of("line2")));

        assertThat(hashes.byColumn()).containsOnlyKeys("legal_name", "line2", "country_code");
        assertThat(hashes.byColumn().get("line2")).isEqualTo(FieldHashes.CLEARED);
        assertThat(hashes.byColumn().get("legal_name")).hasSize(22);
    }

    @Test
    void one_value_at_two_employers_or_in_two_columns_has_different_hashes() {
        FieldHashes one = hasher.fields(EmployerFields.ALL, employer("E1", "same", "same", Set.of()));
        FieldHashes two = hasher.fields(EmployerFields.ALL, employer("E2", "same", "same", Set.of()));

        assertThat(one.byColumn().get("legal_name")).isNotEqualTo(one.byColumn().get("city"));
        assertThat(one.byColumn().get("legal_name")).isNotEqualTo(two.byColumn().get("legal_name"));
    }

    @Test
    void another_key_gives_other_hashes_and_another_fingerprint() {
        Hasher other = new Hasher("another key another key another k".getBytes(StandardCharsets.UTF_8));

        assertThat(other.taxId("1234567T")).isNotEqualTo(hasher.taxId("1234567T"));
        assertThat(other.fingerprint()).isNotEqualTo(hasher.fingerprint());
    }

    @Test
    void a_birth_date_compares_for_one_ref_only() {
        LocalDate day = LocalDate.of(1980, 1, 2);
        assertThat(hasher.birthDate("P1", day)).isEqualTo(hasher.birthDate("P1", LocalDate.parse("1980-01-02")));
        assertThat(hasher.birthDate("P1", day)).isNotEqualTo(hasher.birthDate("P2", day));
    }

    @Test
    void a_list_of_hashes_survives_the_way_through_sql() {
        FieldHashes hashes = hasher.fields(EmployerFields.ALL, employer("E1", "Name", "City", Set.of("line3")));
        assertThat(FieldHashes.parse(hashes.json())).isEqualTo(hashes);
        assertThat(FieldHashes.parse("{\"city\": \"a-_\", \"line3\": \"-\"}").byColumn())
                .containsExactly(Map.entry("city", "a-_"), Map.entry("line3", "-"));
        assertThat(FieldHashes.parse("{}")).isEqualTo(FieldHashes.NONE);
        assertThat(FieldHashes.parse(null)).isEqualTo(FieldHashes.NONE);
    }

    @Test
    void a_row_that_says_anything_else_has_another_hash() {
        List<EmployerRow> rows = List.of(
                employer("E1", "Name", "City", Set.of()),
                employer("E2", "Name", "City", Set.of()),
                employer("E1", "Name", "Citz", Set.of()),
                employer("E1", "Name", null, Set.of()),
                employer("E1", "Name", null, Set.of("city")),
                employer("E1", "Name", "-", Set.of()),
                employer("E1", "NameCity", null, Set.of()),
                employer("E1", "City", "Name", Set.of()));
        assertThat(rows.stream().map(row -> hasher.row(EmployerFields.ALL, row)).distinct())
                .hasSameSizeAs(rows);
        assertThat(hasher.row(EmployerFields.ALL, employer("E1", "Name", "City", Set.of())))
                .isEqualTo(hasher.row(EmployerFields.ALL, rows.get(0)));
    }

    /** They are stored: by other hashes of the same values everybody would be sent again. */
    @Test
    void hashes_of_earlier_versions_hold() {
        assertThat(hasher.taxId("1234567T")).isEqualTo("hDWvfiIIfu1YMT9FEVMlvA");
        assertThat(hasher.fields(EmployerFields.ALL, employer("E1", "Señor & Co", null, Set.of()))
                        .byColumn()
                        .get("legal_name"))
                .isEqualTo("3TUGcGiS9bu-QOOmb3WEmA");
    }

    private static EmployerRow employer(String ref, String name, String city, Set<String> cleared) {
        return new EmployerRow(2, ref, name, null, null, null, null, city, null, null, "ie", null, null, null, cleared);
    }
}

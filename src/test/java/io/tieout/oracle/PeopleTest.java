package io.tieout.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.Test;

/** Invented people pass the checks that careful readers make. */
class PeopleTest {

    private final List<Person> people = People.generate(1, 3_000, 5);

    @Test
    void phonesAndAccountsAreValid() throws Exception {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        for (Person person : people) {
            IbanUtil.validate(person.iban());
            assertThat(phones.isValidNumber(
                            phones.parse(person.phone(), person.company().country())))
                    .as(person.phone())
                    .isTrue();
        }
    }

    @Test
    void nobodySharesARefOrATaxIdAndTheSameSeedGivesTheSamePeople() {
        assertThat(people).extracting(Person::ref).doesNotHaveDuplicates();
        assertThat(people)
                .extracting(person -> person.company().ref() + person.taxId())
                .doesNotHaveDuplicates();
        assertThat(People.generate(1, 3_000, 5)).isEqualTo(people);
    }
}

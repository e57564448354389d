package io.tieout.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Any number of invented employers and employees; the same seed and sizes give the same people. */
public final class People {

    private static final String[] FIRST = {
        "Aoife",
        "Seán",
        "Niamh",
        "O'Dara",
        "José",
        "María",
        "Zoë",
        "Liam",
        "Siân",
        "Łukasz",
        "Anne-Marie",
        "Noël",
        "Iñaki",
        "Chloé",
        "Ruairí",
        "Ffion"
    };
    private static final String[] LAST = {
        "O'Brien", "Ní Dhomhnaill", "García, Pérez", "Smith", "Müller", "de la Cruz", "Mac an tSaoi", "Ó Sé",
        "Fitzgerald-Byrne", "Núñez", "Evans \"Jr\"", "van den Berg", "Kowalski", "D'Arcy", "Brontë", "Åkesson"
    };

    private final Random random;
    private final List<Company> companies = new ArrayList<>();

    private People(long seed) {
        this.random = new Random(seed);
    }

    /** Spreads the people evenly over the employers, in turn. */
    public static List<Person> generate(long seed, int people, int employers) {
        People maker = new People(seed);
        for (int i = 0; i < employers; i++) {
            maker.companies.add(maker.company(i));
        }
        List<Person> made = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            made.add(maker.person(i, maker.companies.get(i % employers)));
        }
        return made;
    }

    private Company company(int i) {
        String country = List.of("IE", "GB", "ES").get(i % 3);
        // Yen have no digits after the point, and a slash has to be encoded in a folder's name.
        String currency = i % 5 == 4 ? "JPY" : country.equals("GB") ? "GBP" : "EUR";
        String ref = i == 1 ? "GB/02" : "%s%02d".formatted(country, i + 1);
        return new Company(
                ref,
                "Tieout Example " + (i + 1) + ", Ltd.",
                country,
                currency,
                (i + 1) + " Main Street",
                city(country),
                postalCode(country));
    }

    private Person person(int i, Company company) {
        String country = company.country();
        String first = pick(FIRST);
        String last = pick(LAST);
        return new Person(
                i,
                "%06d".formatted(i + 1),
                company,
                first,
                last,
                LocalDate.of(1960, 1, 1).plusDays(random.nextInt(365 * 40)),
                random.nextBoolean() ? "female" : "male",
                (1 + random.nextInt(200)) + " Long Road",
                city(country),
                postalCode(country),
                Identifiers.taxId(country, i),
                LocalDate.of(2015, 1, 1).plusDays(random.nextInt(365 * 10)),
                Identifiers.phone(country, i),
                "person" + (i + 1) + "@example.com",
                Identifiers.iban(country, i));
    }

    private static String city(String country) {
        return switch (country) {
            case "IE" -> "Dublin";
            case "GB" -> "London";
            default -> "Málaga";
        };
    }

    private String postalCode(String country) {
        int n = random.nextInt(10);
        return switch (country) {
            case "IE" -> "D0" + (1 + n % 8) + " AF" + n + "0";
            case "GB" -> "SW" + (1 + n % 9) + "A 1AA";
            default -> "2900" + (1 + n % 9);
        };
    }

    private String pick(String[] names) {
        return names[random.nextInt(names.length)];
    }
}

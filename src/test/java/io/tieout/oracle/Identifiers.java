package io.tieout.oracle;

import java.math.BigInteger;

/** Invented numbers that pass the checks a careful reader makes. Each is different for each person of a country. */
final class Identifiers {

    private Identifiers() {}

    static String taxId(String country, int n) {
        return switch (country) {
            case "IE" -> ppsn("%07d".formatted(1_000_000 + n * 7));
            case "GB" -> "AB%06dC".formatted(n);
            default -> {
                int number = 10_000_000 + n * 13;
                yield number + String.valueOf("TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
            }
        };
    }

    private static String ppsn(String digits) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += (digits.charAt(i) - '0') * (8 - i);
        }
        return digits + "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23);
    }

    static String phone(String country, int n) {
        return switch (country) {
            case "IE" -> "+35385%07d".formatted(1_000_000 + n);
            case "GB" -> "+447400%06d".formatted(n % 1_000_000);
            default -> "+34612%06d".formatted(n % 1_000_000);
        };
    }

    static String iban(String country, int n) {
        return switch (country) {
            case "IE" -> checked("IE", "BOFI900017%08d".formatted(n));
            case "GB" -> checked("GB", "NWBK601613%08d".formatted(n));
            default -> checked("ES", spanish("21000418", "%010d".formatted(n)));
        };
    }

    private static String spanish(String bank, String account) {
        return bank + spanishDigit("00" + bank) + spanishDigit(account) + account;
    }

    private static int spanishDigit(String ten) {
        int[] weights = {1, 2, 4, 8, 5, 10, 9, 7, 3, 6};
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (ten.charAt(i) - '0') * weights[i];
        }
        int digit = 11 - sum % 11;
        return digit == 11 ? 0 : digit == 10 ? 1 : digit;
    }

    private static String checked(String country, String account) {
        StringBuilder number = new StringBuilder();
        for (char c : (account + country + "00").toCharArray()) {
            number.append(Character.isDigit(c) ? String.valueOf(c) : String.valueOf(c - 'A' + 10));
        }
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + "%02d".formatted(check) + account;
    }
}

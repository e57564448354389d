package io.tieout.kota;

/** Reads one employee in a process of its own: Java reads its network properties only once in each. */
final class OneCall {

    private OneCall() {}

    public static void main(String[] arguments) {
        try {
            System.out.println(Kota.connect(Settings.of(arguments[0])).employee("ee_1"));
        } catch (KotaException e) {
            System.out.println(e.getMessage());
        }
    }
}

package varde.core.answer;

/** Telephone numbers as different networks write them: {@code +4790000001}, {@code 004790000001}, {@code 90000001}. */
final class PhoneNumber {

    /** So many digits tell one subscriber from another where the country is left out. */
    private static final int SUBSCRIBER = 8;

    private PhoneNumber() {}

    /** Whether both may be the same telephone. */
    static boolean same(String one, String other) {
        String a = digits(one);
        String b = digits(other);
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        return shorter.length() >= SUBSCRIBER && longer.endsWith(shorter);
    }

    /** Whether somebody can be answered there: neither a name nor a short number of a service. */
    static boolean isTelephone(String number) {
        return number.matches("\\+?[0-9 ]+") && digits(number).length() >= SUBSCRIBER;
    }

    private static String digits(String number) {
        String digits = number.replaceAll("\\D", "");
        return digits.startsWith("00") ? digits.substring(2) : digits;
    }
}

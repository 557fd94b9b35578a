package varde.notify.smpp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import varde.core.page.Gsm7;
import varde.notify.Report;

/** Reads what a message centre delivers: reports on our messages, and messages of people, whole or in parts. */
final class Incoming {

    private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*([^\\s]+)");
    private static final Pattern STAT = Pattern.compile("(?i)\\bstat:\\s*([A-Z]+)");
    private static final Pattern ERR = Pattern.compile("(?i)\\berr:\\s*([0-9A-Z]+)");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,15}");
    private static final int PARTS_KEPT = 100;

    /** Parts of messages that are not complete, by sender and reference; the oldest is forgotten when there are many. */
    private final Map<String, TreeMap<Integer, String>> parts = new LinkedHashMap<>();

    /** A report; empty if it says nothing final. */
    static Optional<Report> report(String provider, DeliverSm delivered) {
        String text = new String(payload(delivered), StandardCharsets.ISO_8859_1);
        String stat = first(STAT, text)
                .or(() -> Optional.ofNullable(delivered.getOptionalParameter(OptionalParameter.Message_state.class))
                        .map(state -> named(state.getValue())))
                .orElse("");
        Optional<Report.Fate> fate = fate(stat);
        Optional<String> id = Optional.ofNullable(
                        delivered.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(OptionalParameter.OctetString::getValueAsString)
                .map(value -> value.replace("\0", ""))
                .or(() -> first(ID, text));
        String reason = "not delivered (" + stat
                + first(ERR, text).map(err -> ", error " + err).orElse("") + ")";
        return id.isPresent() && fate.isPresent()
                ? Optional.of(new Report(
                        provider, likely(id.get()), fate.get(), fate.get() == Report.Fate.DELIVERED ? "" : reason))
                : Optional.empty();
    }

    /** What a person wrote; empty until the last of its parts is here. */
    synchronized Optional<String> text(DeliverSm delivered) {
        byte[] data = payload(delivered);
        if (!delivered.isUdhi() || data.length == 0) {
            return Optional.of(decoded(data, delivered.getDataCoding()));
        }
        int header = Math.min(data.length, 1 + (data[0] & 0xFF));
        String text = decoded(Arrays.copyOfRange(data, header, data.length), delivered.getDataCoding());
        Optional<int[]> place = place(Arrays.copyOf(data, header));
        return place.isEmpty() ? Optional.of(text) : joined(delivered.getSourceAddr(), place.get(), text);
    }

    private Optional<String> joined(String sender, int[] place, String text) {
        String key = sender + ' ' + place[0];
        TreeMap<Integer, String> all = parts.computeIfAbsent(key, any -> new TreeMap<>());
        all.put(place[2], text);
        if (all.size() >= place[1]) {
            parts.remove(key);
            return Optional.of(String.join("", all.values()));
        }
        if (parts.size() > PARTS_KEPT) {
            parts.remove(parts.keySet().iterator().next());
        }
        return Optional.empty();
    }

    /** Reference, count and number out of a header of user data; empty if it is not about parts. */
    private static Optional<int[]> place(byte[] header) {
        for (int i = 1; i + 1 < header.length; i += 2 + (header[i + 1] & 0xFF)) {
            int length = header[i + 1] & 0xFF;
            if (header[i] == 0 && length == 3 && i + 4 < header.length) {
                return Optional.of(new int[] {header[i + 2] & 0xFF, header[i + 3] & 0xFF, header[i + 4] & 0xFF});
            }
            if (header[i] == 8 && length == 4 && i + 5 < header.length) {
                int reference = (header[i + 2] & 0xFF) << 8 | header[i + 3] & 0xFF;
                return Optional.of(new int[] {reference, header[i + 4] & 0xFF, header[i + 5] & 0xFF});
            }
        }
        return Optional.empty();
    }

    private static byte[] payload(DeliverSm delivered) {
        byte[] text = Objects.requireNonNullElse(delivered.getShortMessage(), new byte[0]);
        OptionalParameter.Message_payload payload =
                delivered.getOptionalParameter(OptionalParameter.Message_payload.class);
        return text.length == 0 && payload != null ? payload.getValue() : text;
    }

    private static String decoded(byte[] data, byte coding) {
        Charset charset = switch (coding & 0x0F) {
            case 1 -> StandardCharsets.US_ASCII;
            case 3 -> StandardCharsets.ISO_8859_1;
            case 8 -> StandardCharsets.UTF_16BE;
            default -> null;
        };
        return charset == null ? Gsm7.text(data) : new String(data, charset);
    }

    private static Optional<Report.Fate> fate(String stat) {
        return switch (stat.length() > 7 ? stat.substring(0, 7) : stat) {
            case "DELIVRD" -> Optional.of(Report.Fate.DELIVERED);
            case "EXPIRED", "DELETED", "UNDELIV", "REJECTD", "REJECTE" -> Optional.of(Report.Fate.FAILED);
            default -> Optional.empty();
        };
    }

    /** SMPP 3.4, 5.2.28. */
    private static String named(byte state) {
        return switch (state) {
            case 2 -> "DELIVRD";
            case 3 -> "EXPIRED";
            case 4 -> "DELETED";
            case 5 -> "UNDELIV";
            case 8 -> "REJECTD";
            default -> "";
        };
    }

    /** The id as it is, and what it is in the other of the two bases between which some centres change. */
    private static List<String> likely(String id) {
        List<String> ids = new ArrayList<>(List.of(id, id.toLowerCase(Locale.ROOT), id.toUpperCase(Locale.ROOT)));
        if (DECIMAL.matcher(id).matches()) {
            String hexadecimal = Long.toHexString(Long.parseLong(id));
            ids.add(hexadecimal);
            ids.add(hexadecimal.toUpperCase(Locale.ROOT));
        }
        if (HEXADECIMAL.matcher(id).matches()) {
            ids.add(Long.toString(Long.parseLong(id, 16)));
        }
        return ids;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}

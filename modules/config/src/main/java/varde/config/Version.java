package varde.config;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Versions of configurations: hashes of their content in one canonical writing. */
public final class Version {

    private static final int FOR_PEOPLE = 12;

    private Version() {}

    /** As people are shown it: the first 12 digits. */
    public static String shown(String version) {
        return version.substring(0, Math.min(FOR_PEOPLE, version.length()));
    }

    /** The version of some content: records, collections, maps and plain values. */
    static String of(List<?> content) {
        StringBuilder canonical = new StringBuilder();
        write(content, canonical);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Record record) {
            fields(record, out);
        } else if (value instanceof Optional<?> optional) {
            list(optional.stream().toList(), out);
        } else if (value instanceof Set<?> set) {
            list(set.stream().map(Version::written).sorted().toList(), out);
        } else if (value instanceof Collection<?> list) {
            list(list, out);
        } else if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, of) -> entries.add(written(key) + written(of)));
            list(entries.stream().sorted().toList(), out);
        } else {
            text(String.valueOf(value), out);
        }
    }

    private static String written(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void list(Collection<?> values, StringBuilder out) {
        out.append('[');
        values.forEach(value -> write(value, out));
        out.append(']');
    }

    /** With its length before it, so that no two contents are written alike. */
    private static void text(String text, StringBuilder out) {
        out.append(text.length()).append(':').append(text);
    }

    private static void fields(Record record, StringBuilder out) {
        out.append(record.getClass().getSimpleName()).append('(');
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                out.append(component.getName()).append('=');
                write(component.getAccessor().invoke(record), out);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(record.getClass() + " is not public", impossible);
            }
        }
        out.append(')');
    }
}

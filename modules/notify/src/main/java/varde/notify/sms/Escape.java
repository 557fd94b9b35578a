package varde.notify.sms;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a value is written so that it stays one value in its place. */
enum Escape {
    /** Inside a JSON string. */
    JSON {
        @Override
        String apply(String value) {
            return new String(JsonStringEncoder.getInstance().quoteAsString(value));
        }
    },
    /** In a form's body. */
    FORM {
        @Override
        String apply(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    },
    /** In a URL's path or query. */
    URL {
        @Override
        String apply(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    },
    /** In XML text or an attribute. */
    XML {
        @Override
        String apply(String value) {
            StringBuilder escaped = new StringBuilder(value.length());
            value.codePoints().forEach(c -> {
                if (c == '&' || c == '<' || c == '>' || c == '"' || c == '\'') {
                    escaped.append("&#").append(c).append(';');
                } else if (c >= ' ' || c == '\n' || c == '\t') {
                    escaped.appendCodePoint(c);
                }
            });
            return escaped.toString();
        }
    },
    /** In a header: one line. */
    HEADER {
        @Override
        String apply(String value) {
            return value.replaceAll("\\p{Cntrl}+", " ").strip();
        }
    },
    /** In a plain body: as it is. */
    NONE {
        @Override
        String apply(String value) {
            return value;
        }
    };

    abstract String apply(String value);

    /** What a body of this Content-Type needs. */
    static Escape forContentType(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.contains("json")) {
            return JSON;
        }
        if (type.contains("x-www-form-urlencoded")) {
            return FORM;
        }
        return type.contains("xml") ? XML : NONE;
    }
}

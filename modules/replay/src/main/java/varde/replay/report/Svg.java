package varde.replay.report;

import java.util.Locale;

/** Writes SVG: colours come from the page's style, so that they follow light, dark and print. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    static Svg begin(int width, int height, String title) {
        Svg svg = new Svg();
        svg.out
                .append("<svg viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" class=\"figure\" aria-label=\"")
                .append(Mark.escape(title))
                .append("\"><title>")
                .append(Mark.escape(title))
                .append("</title>");
        return svg;
    }

    Svg rect(double x, double y, double width, double height, String style) {
        return rect(new Box(x, y, width, height), style, "");
    }

    /** Where something is. */
    record Box(double x, double y, double width, double height) {}

    Svg rect(Box box, String style, String hint) {
        out.append("<rect x=\"")
                .append(number(box.x()))
                .append("\" y=\"")
                .append(number(box.y()))
                .append("\" width=\"")
                .append(number(Math.max(1, box.width())))
                .append("\" height=\"")
                .append(number(box.height()))
                .append("\" class=\"")
                .append(style)
                .append('"');
        return hint(hint, "rect");
    }

    Svg circle(double x, double y, double radius, String style, String hint) {
        out.append("<circle cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\" class=\"")
                .append(style)
                .append('"');
        return hint(hint, "circle");
    }

    private Svg hint(String hint, String element) {
        if (hint.isEmpty()) {
            out.append("/>");
        } else {
            out.append("><title>")
                    .append(Mark.escape(hint))
                    .append("</title></")
                    .append(element)
                    .append('>');
        }
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        out.append("<line x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append("\" class=\"")
                .append(style)
                .append("\"/>");
        return this;
    }

    Svg path(String data, String style) {
        out.append("<path d=\"")
                .append(data)
                .append("\" class=\"")
                .append(style)
                .append("\"/>");
        return this;
    }

    Svg text(double x, double y, String style, String text) {
        out.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" class=\"")
                .append(style)
                .append("\">")
                .append(Mark.escape(text))
                .append("</text>");
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}

package varde.app.wall;

import java.util.Locale;

/** The frame of every page that the wall serves, and how text becomes HTML. */
final class Html {

    private static final String STYLE = """
            :root{color-scheme:dark light}
            *{box-sizing:border-box}
            body{margin:0;font:20px/1.4 system-ui,sans-serif;background:#0d1117;color:#e6edf3}
            header{display:flex;justify-content:space-between;align-items:baseline;padding:1.2rem 2rem;font-size:1.3rem}
            header b{font-size:1.8rem;letter-spacing:.04em}
            main{padding:0 2rem 2rem}
            .outage{display:grid;grid-template-columns:11rem 1fr 19rem;gap:0 2rem;align-items:center;
              margin:0 0 1rem;padding:1.1rem 1.4rem;border-radius:.6rem;background:#161b22;border-left:1rem solid #8b949e}
            .outage h2{margin:0;font-size:2.6rem;line-height:1.15}
            .outage p{margin:.2rem 0 0;font-size:1.35rem;color:#b6c2cf}
            .level{font-size:1.5rem;font-weight:700}.number{font-size:2.2rem;font-weight:700}
            .since{font-size:1.6rem;text-align:right}.since small{display:block;font-size:1.15rem;color:#b6c2cf}
            .critical{border-color:#ff4d4f}.critical .level{color:#ff7b72}
            .major{border-color:#ff9f1a}.major .level{color:#ffb454}
            .minor{border-color:#e3d026}.minor .level{color:#e3d026}
            .warning{border-color:#58a6ff}.warning .level{color:#79c0ff}
            .well{margin:18vh auto;text-align:center;font-size:4rem;color:#56d364}
            .card{max-width:34rem;margin:8vh auto;padding:2rem;border-radius:.8rem;background:#161b22}
            button{width:100%;padding:1.2rem;font-size:1.5rem;font-weight:700;border:0;border-radius:.6rem;
              background:#238636;color:#fff;cursor:pointer}
            @media(max-width:60rem){.outage{grid-template-columns:1fr}.since{text-align:left}.outage h2{font-size:1.7rem}}
            """;

    private Html() {}

    /** A whole page. */
    static String page(String language, String title, String head, String body) {
        return "<!doctype html><html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"referrer\" content=\"no-referrer\"><title>" + escape(title) + "</title><style>" + STYLE
                + "</style>" + head + "</head><body>" + body + "</body></html>";
    }

    /** Text that cannot become mark-up. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A word as a class name. */
    static String styleOf(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}

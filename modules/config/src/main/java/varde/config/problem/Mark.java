package varde.config.problem;

/**
 * A place in a file.
 *
 * @param file path within the configuration folder, with {@code /}
 * @param line from 1
 * @param column from 1
 */
public record Mark(String file, int line, int column) {

    /** The beginning of a file, for what concerns the whole of it. */
    public static Mark of(String file) {
        return new Mark(file, 1, 1);
    }

    /** File and line, such as {@code routes.yaml:14}. */
    public String fileAndLine() {
        return file + ":" + line;
    }
}

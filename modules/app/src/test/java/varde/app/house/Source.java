package varde.app.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One source file as its author wrote it.
 *
 * @param file where it is, below the root of the repository
 * @param text all of it
 * @param types the simple names of the types it declares, nested ones too
 * @param methods its methods and constructors
 */
record Source(Path file, String text, List<String> types, List<Method> methods) {
    /**
     * A method, or a constructor.
     *
     * @param name its name, after that of its class
     * @param line where it begins, from 1
     * @param lines from its first word, annotations and documentation left out, to its last brace
     * @param parameters how many it has; 0 for a record's constructor, whose parameters are the record's components
     */
    record Method(String name, long line, long lines, int parameters) {}

    /** The repository's root: the nearest folder upwards that holds the launcher. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("varde"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run the tests from within the repository");
            }
        }
        return folder;
    }

    /** Every Java file of every module, tests included, generated code not. */
    static List<Source> all() {
        List<Path> files;
        try (Stream<Path> found = Files.walk(root().resolve("modules"))) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parse(files);
    }

    /** Whether it is part of the product, not of its tests. */
    boolean isProduct() {
        return file.toString().contains("/src/main/");
    }

    int lines() {
        return (int) text.lines().count();
    }

    private static List<Source> parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(read(unit, positions));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        Scanner scanner = new Scanner(unit, positions);
        scanner.scan(unit, null);
        Path file = root().relativize(Path.of(unit.getSourceFile().toUri()));
        return new Source(file, unit.getSourceFile().getCharContent(true).toString(), scanner.types, scanner.methods);
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();

        Scanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            types.add(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean constructor = method.getReturnType() == null;
            long begin = line(startAfterAnnotations(method));
            long end = line(positions.getEndPosition(unit, method));
            int parameters = constructor && owner.getKind() == Tree.Kind.RECORD
                    ? 0
                    : method.getParameters().size();
            methods.add(new Method(owner.getSimpleName() + "." + method.getName(), begin, end - begin + 1, parameters));
            return super.visitMethod(method, null);
        }

        private long startAfterAnnotations(MethodTree method) {
            if (method.getReturnType() != null) {
                return positions.getStartPosition(unit, method.getReturnType());
            }
            return method.getModifiers().getAnnotations().isEmpty()
                    ? positions.getStartPosition(unit, method)
                    : positions.getStartPosition(unit, method.getBody());
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}

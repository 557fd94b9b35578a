package varde.notify.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.notify.Listener;
import varde.notify.Reply;
import varde.notify.Report;

/** Looks at what the daemon has done with our files, and at what has come in. */
final class SpoolWatch {

    /** What the names of our files begin with. */
    static final String OURS = "varde-";

    private static final Logger LOG = LoggerFactory.getLogger(SpoolWatch.class);
    private static final Pattern CODE = Pattern.compile("^\\d{1,3}");
    private static final String LOCK = ".LOCK";
    private static final long YOUNG_MS = 1_000;
    private static final long OLD_MS = Duration.ofHours(2).toMillis();
    private static final int REPORTS_AWAITED = 1_000;

    private final SpoolSettings settings;
    /** Names of our files of which the daemon has not said yet what became of them. */
    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    /** What the network will name in its report, and the file that it means. */
    private final Map<String, String> byNetworkId = new LinkedHashMap<>();

    private boolean troubled;

    SpoolWatch(SpoolSettings settings) {
        this.settings = settings;
    }

    /** From now on it is looked for. */
    void expect(String name) {
        expected.add(name);
    }

    /** Whether the daemon has this file already, sent or not. */
    boolean has(String name) {
        return Files.exists(settings.outgoing().resolve(name))
                || Files.exists(settings.folder("checked").resolve(name))
                || Files.exists(settings.folder("sent").resolve(name));
    }

    /** Whether the daemon has tried this file and given it up. */
    boolean hasFailed(String name) {
        return Files.exists(settings.folder("failed").resolve(name));
    }

    /** After a start: what the process before may have written and not seen the end of. */
    void recollect() {
        long since = System.currentTimeMillis() - OLD_MS;
        for (String folder : List.of("outgoing", "checked", "sent", "failed")) {
            Path path = "outgoing".equals(folder) ? settings.outgoing() : settings.folder(folder);
            files(path).stream()
                    .filter(file -> name(file).startsWith(OURS) && modified(file) > since)
                    .forEach(file -> expected.add(name(file)));
        }
    }

    /** Looks once. */
    void look(Listener listener) {
        try {
            expected.forEach(name -> fate(name).ifPresent(report -> {
                listener.report(report);
                expected.remove(name);
            }));
            for (Path file : files(settings.folder("incoming"))) {
                if (!name(file).startsWith(".") && System.currentTimeMillis() - modified(file) > YOUNG_MS) {
                    take(file, listener);
                }
            }
            troubled = false;
        } catch (IOException | RuntimeException e) {
            if (!troubled) {
                LOG.warn("the spool of {} cannot be read to the end: {}", settings.id(), e.toString());
            }
            troubled = true;
        }
    }

    /** Takes a message back that the daemon has not begun with. */
    void recall(String name) {
        try {
            if (name.startsWith(OURS)
                    && Files.deleteIfExists(settings.outgoing().resolve(name))) {
                expected.remove(name);
                LOG.info("{} is taken back from the spool of {}", name, settings.id());
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be taken back: {}", name, e.toString());
        }
    }

    private Optional<Report> fate(String name) {
        Path failed = settings.folder("failed").resolve(name);
        Path sent = settings.folder("sent").resolve(name);
        try {
            if (finished(failed)) {
                String why = SpoolFile.read(Files.readAllBytes(failed)).header("fail_reason");
                return Optional.of(
                        Report.of(settings.id(), name, Report.Fate.FAILED, "the modem could not send it" + said(why)));
            }
            if (!finished(sent)) {
                return Optional.empty();
            }
            SpoolFile file = SpoolFile.read(Files.readAllBytes(sent));
            String networkId = file.header("message_id");
            if (!settings.statusReports() || networkId.isEmpty()) {
                return Optional.of(Report.of(settings.id(), name, Report.Fate.GONE, ""));
            }
            awaitReport(file.header("to") + ' ' + networkId, name);
            expected.remove(name);
            return Optional.empty();
        } catch (IOException e) {
            // It is being moved; the next look finds it.
            return Optional.empty();
        }
    }

    /** Whether a file stands there whole: the daemon copies from folder to folder, and a lock stands beside what is half there. */
    private static boolean finished(Path file) {
        return Files.exists(file) && !Files.exists(file.resolveSibling(name(file) + LOCK));
    }

    private void awaitReport(String networkId, String name) {
        if (byNetworkId.size() >= REPORTS_AWAITED) {
            byNetworkId.remove(byNetworkId.keySet().iterator().next());
        }
        byNetworkId.put(networkId, name);
    }

    private void take(Path path, Listener listener) throws IOException {
        SpoolFile file = SpoolFile.read(Files.readAllBytes(path));
        if (file.text().startsWith("SMS STATUS REPORT")) {
            report(file).ifPresent(listener::report);
        } else {
            listener.reply(new Reply(settings.id(), name(path), "+" + file.header("from"), file.text()));
        }
        // Only now: what was thrown above leaves the file for the next look.
        Path done = settings.folder("answered");
        Files.createDirectories(done);
        Files.move(path, done.resolve(name(path)), StandardCopyOption.REPLACE_EXISTING);
    }

    private Optional<Report> report(SpoolFile file) {
        Map<String, String> said = SpoolFile.read((file.text() + "\n\n").getBytes(StandardCharsets.ISO_8859_1))
                .headers();
        Optional<String> name = Optional.ofNullable(
                byNetworkId.remove(file.header("from") + ' ' + said.getOrDefault("message_id", "")));
        String status = said.getOrDefault("status", "");
        if (name.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        Matcher code = CODE.matcher(status);
        if (!code.find()) {
            return Optional.empty();
        }
        // 3GPP TS 23.040, 9.2.3.15: up to 31 it has arrived, from 64 on it will not; between them it is still tried.
        int number = Integer.parseInt(code.group());
        if (number > 31 && number < 64) {
            return Optional.empty();
        }
        Report.Fate fate = number <= 31 ? Report.Fate.DELIVERED : Report.Fate.FAILED;
        String reason = fate == Report.Fate.DELIVERED ? "" : "not delivered" + said(status);
        return Optional.of(Report.of(settings.id(), name.get(), fate, reason));
    }

    private static String said(String why) {
        return why.isEmpty() ? "" : " (" + why + ")";
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> Files.isRegularFile(file) && !name(file).endsWith(LOCK))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}

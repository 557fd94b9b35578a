package varde.agent.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javax.naming.CommunicationException;
import javax.naming.CompositeName;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * Whether a name server knows a name.
 *
 * @param name such as {@code www.example.org}
 * @param type of the records, such as {@code A}, {@code AAAA}, {@code MX}
 * @param server {@code host} or {@code host:port}; empty for those of the machine
 * @param expect all that must be answered, in any order and nothing else; empty: anything will do
 */
public record DnsCheck(String name, String type, String server, List<String> expect) implements Check {

    @Override
    // The provider for DNS answers with text and bytes only; nothing is deserialized.
    @SuppressWarnings("BanJNDI")
    public Finding look(Duration limit) throws NamingException {
        InitialDirContext context = new InitialDirContext(settings(limit));
        try {
            Attribute found = context.getAttributes(new CompositeName().add(name), new String[] {type})
                    .get(type);
            return found == null ? Finding.failed(name + " has no " + type + " record") : judge(values(found));
        } catch (NameNotFoundException unknown) {
            return Finding.failed(name + " is not known to " + asked());
        } catch (CommunicationException silent) {
            return Finding.failed("no answer from " + asked() + " within " + Finding.words(limit));
        } catch (NamingException refused) {
            return Finding.failed(asked() + " does not answer for " + name + ": " + refused.getMessage());
        } finally {
            context.close();
        }
    }

    /** One question and its repetition, the second with twice the patience of the first. */
    private Hashtable<String, String> settings(Duration limit) {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        settings.put("java.naming.provider.url", server.isEmpty() ? "dns:" : "dns://" + server);
        settings.put("com.sun.jndi.dns.timeout.initial", Long.toString(Math.max(1, limit.toMillis() / 3)));
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        return settings;
    }

    private static List<String> values(Attribute found) throws NamingException {
        List<String> values = new ArrayList<>();
        NamingEnumeration<?> all = found.getAll();
        while (all.hasMore()) {
            values.add(String.valueOf(all.next()));
        }
        return values;
    }

    private Finding judge(List<String> values) {
        TreeSet<String> answered = plain(values);
        String words = name + " is " + String.join(", ", answered);
        if (expect.isEmpty() || answered.equals(plain(expect))) {
            return Finding.ok(words);
        }
        return Finding.failed(words + " instead of " + String.join(", ", plain(expect)));
    }

    private static TreeSet<String> plain(Collection<String> values) {
        TreeSet<String> plain = new TreeSet<>();
        values.forEach(value -> plain.add(value.toLowerCase(Locale.ROOT).replaceAll("\\.$", "")));
        return plain;
    }

    private String asked() {
        return server.isEmpty() ? "the machine's name servers" : server;
    }
}

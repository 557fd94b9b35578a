package varde.replay.keep;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import varde.core.command.Command;
import varde.core.oncall.Contact;
import varde.core.oncall.Person;
import varde.core.page.Page;
import varde.core.page.Receipt;

/** Takes people's names and addresses out of core's records, however deep they are. */
final class Faces {

    /** In place of an address or of what somebody wrote. */
    static final String NOTHING = "-";

    /** Which fields hold an address or a free text. */
    private static final Map<Class<?>, Set<String>> TOLD = Map.of(
            Contact.class, Set.of("address"),
            Page.class, Set.of("address", "shortText", "subject", "text", "html"),
            Receipt.class, Set.of("providerId"),
            Command.class, Set.of("note"));

    private final Map<String, String> ids;

    /**
     * Takes out these people.
     *
     * @param ids of people, by their names
     */
    Faces(Map<String, String> ids) {
        this.ids = Map.copyOf(ids);
    }

    /** The same without names and addresses. */
    @SuppressWarnings("unchecked")
    <T> T without(T value) {
        return (T) deep(value);
    }

    private Object deep(Object value) {
        if (value instanceof Person person) {
            return fields(person, Map.of("name", person.id()));
        }
        if (value instanceof Record record) {
            return fields(record, Map.of());
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(this::deep);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::deep).toList();
        }
        if (value instanceof SortedSet<?> set) {
            return new TreeSet<>(deepAll(set));
        }
        if (value instanceof Set<?> set) {
            return new LinkedHashSet<>(deepAll(set));
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> changed = new TreeMap<>();
            map.forEach((key, of) -> changed.put(key, deep(of)));
            return changed;
        }
        return value;
    }

    private List<Object> deepAll(Collection<?> values) {
        List<Object> changed = new ArrayList<>();
        values.forEach(value -> changed.add(deep(value)));
        return changed;
    }

    private String text(String text) {
        String result = text;
        for (Map.Entry<String, String> person : ids.entrySet()) {
            result = result.replace(person.getKey(), person.getValue());
        }
        return result;
    }

    private Object fields(Record record, Map<String, Object> instead) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                values[i] = field(record, components[i], instead.get(components[i].getName()));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cannot take names out of " + record.getClass(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " is not public", e);
        }
    }

    private Object field(Record record, RecordComponent component, @Nullable Object instead)
            throws ReflectiveOperationException {
        if (instead != null) {
            return instead;
        }
        Object value = component.getAccessor().invoke(record);
        boolean told = TOLD.getOrDefault(record.getClass(), Set.of()).contains(component.getName());
        return told && !"".equals(value) ? NOTHING : deep(value);
    }
}

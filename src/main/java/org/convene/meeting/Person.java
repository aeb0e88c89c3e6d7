package org.convene.meeting;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host or guest as shown to everybody.
 *
 * @param affiliation possibly empty
 * @param url http(s) address about the person; possibly empty
 */
public record Person(String name, String affiliation, String url) {

    /** Name and affiliation: "Mara Lind (City of Exampleby)". */
    public String words() {
        return affiliation.isEmpty() ? name : name + " (" + affiliation + ")";
    }

    static String line(List<Person> hosts, List<Person> guests) {
        return Stream.concat(guests.stream(), hosts.stream()).map(Person::words).collect(Collectors.joining(", "));
    }

    /** Reads one person a line, as {@code Name, affiliation, https://…}; affiliation and address may be left out. */
    public static List<Person> parse(String lines) {
        return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).map(Person::of).toList();
    }

    private static Person of(String line) {
        int address = line.lastIndexOf("http");
        boolean linked = address > 0 && line.substring(address).matches("https?://\\S+");
        String words = (linked ? line.substring(0, address) : line).strip().replaceFirst(",$", "");
        int comma = words.indexOf(',');
        return new Person(comma < 0 ? words : words.substring(0, comma).strip(),
                comma < 0 ? "" : words.substring(comma + 1).strip(), linked ? line.substring(address) : "");
    }

    /** The line {@link #parse} reads. */
    public String toLine() {
        return name + (affiliation.isEmpty() ? "" : ", " + affiliation) + (url.isEmpty() ? "" : ", " + url);
    }
}

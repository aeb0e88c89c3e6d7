package org.convene.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import org.convene.mail.Edition;
import org.convene.mail.FaultyTemplate;
import org.convene.mail.MailContent;
import org.convene.mail.MailTemplates;
import org.convene.mail.ShippedMail;
import org.convene.site.Ids;
import org.convene.web.TooManyRequests;

/** Tries what somebody wrote before anybody gets it: on a few threads of its own, within limits, with good and bad values. */
@Component
class Workbench {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private final MailBook book;
    private final MailTemplates templates;
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 30, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(8), Thread.ofPlatform().daemon().name("template-", 0).factory());

    Workbench(MailBook book, MailTemplates templates) {
        this.book = book;
        this.templates = templates;
        pool.allowCoreThreadTimeOut(true);
    }

    /** Everything that is wrong; empty: it may be used. */
    List<Fault> faults(String mail, String language, TemplateSource source) {
        List<Fault> faults = written(mail, language, source);
        return faults.isEmpty() ? onThread(() -> tried(mail, language, source)) : faults;
    }

    /**
     * The mail it makes of these values.
     *
     * @throws FaultyMail when it may not be written so, or makes none
     */
    MailContent show(String mail, String language, TemplateSource source, Map<String, Object> values) {
        List<Fault> faults = written(mail, language, source);
        if (!faults.isEmpty()) {
            throw new FaultyMail(faults);
        }
        try {
            return onThread(() -> templates.attempt(edition(mail, language, source), values));
        } catch (FaultyTemplate faulty) {
            throw new FaultyMail(List.of(Fault.of(faulty.fault())));
        }
    }

    /** Our own mail of these values. */
    MailContent ours(String mail, String language, Map<String, Object> values) {
        return show(mail, language, book.source(mail, language), values);
    }

    private List<Fault> written(String mail, String language, TemplateSource source) {
        List<Fault> faults = new ArrayList<>();
        if (source.length() > TemplateSource.LIMIT) {
            return List.of(new Fault(null, 0, Said.of("too-long", source.length())));
        }
        ShippedMail ours = book.ours(mail, language);
        Map<String, String> words = new LinkedHashMap<>(ours.layoutWords());
        words.putAll(ours.words());
        words(source.words(), words, faults);
        words.putAll(source.wordMap());
        Shape.Named shape = book.entry(mail).shape();
        for (Part part : List.of(Part.SUBJECT, Part.TEXT, Part.HTML)) {
            try {
                Grammar.check(source.part(part), shape, words, part == Part.HTML);
            } catch (Refused refused) {
                faults.add(new Fault(part, refused.line(), refused.said()));
            } catch (StackOverflowError deep) {
                faults.add(new Fault(part, 0, Said.of("deep")));
            }
        }
        if (source.subject().isBlank() || source.text().isBlank() || source.html().isBlank()) {
            faults.add(new Fault(null, 0, Said.of("all-needed")));
        }
        return faults;
    }

    private static void words(String lines, Map<String, String> ours, List<Fault> faults) {
        int number = 0;
        for (String line : lines.split("\n", -1)) {
            number++;
            int equals = line.indexOf('=');
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String known = equals < 0 ? null : ours.get(line.substring(0, equals).strip());
            if (known == null) {
                faults.add(new Fault(Part.WORDS, number, Said.of(equals < 0 ? "key-text" : "no-key")));
            } else if (PLACE.matcher(line.substring(equals + 1)).replaceAll("").indexOf('{') >= 0) {
                faults.add(new Fault(Part.WORDS, number, Said.of("braces", "{0}")));
            } else if (!places(known).containsAll(places(line.substring(equals + 1)))) {
                faults.add(new Fault(Part.WORDS, number, places(known).isEmpty()
                        ? Said.of("no-places")
                        : Said.of("places", String.join(", ", places(known)))));
            }
        }
    }

    private static Set<String> places(String words) {
        return PLACE.matcher(words).results().map(place -> place.group())
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }

    private List<Fault> tried(String mail, String language, TemplateSource source) {
        MailBook.Entry entry = book.entry(mail);
        Edition edition = edition(mail, language, source);
        Edition ours = edition(mail, language, book.source(mail, language));
        try {
            MailContent content = templates.attempt(edition, entry.example());
            List<Fault> faults = new ArrayList<>(HtmlRules.faults(content.html(), source.html()));
            faults.addAll(losses(content, templates.attempt(ours, entry.example()), entry.example()));
            templates.attempt(edition, Examples.plenty(entry.example()));
            faults.addAll(bare(edition, ours, Examples.bare(entry.example())));
            faults.addAll(hostile(edition, entry.example(), source));
            return faults;
        } catch (FaultyTemplate faulty) {
            return List.of(Fault.of(faulty.fault()));
        }
    }

    /** What ours can do without, this must do without as well. */
    private List<Fault> bare(Edition edition, Edition ours, Map<String, Object> values) {
        if (!works(ours, values)) {
            return List.of();
        }
        try {
            templates.attempt(edition, values);
            return List.of();
        } catch (FaultyTemplate faulty) {
            Fault fault = Fault.of(faulty.fault());
            return List.of(new Fault(fault.part(), fault.line(), Said.of("bare", fault.said())));
        }
    }

    private boolean works(Edition edition, Map<String, Object> values) {
        try {
            templates.attempt(edition, values);
            return true;
        } catch (FaultyTemplate faulty) {
            return false;
        }
    }

    /** What somebody typed may show as text only: an attribute without quotes would let it out. */
    private List<Fault> hostile(Edition edition, Map<String, Object> example, TemplateSource source) {
        String plain = templates.attempt(edition, Examples.harmless(example)).html();
        String hostile = templates.attempt(edition, Examples.hostile(example)).html();
        List<Fault> faults = new ArrayList<>(HtmlRules.faults(hostile, source.html()));
        if (faults.isEmpty() && !HtmlRules.outline(plain).equals(HtmlRules.outline(hostile))) {
            faults.add(new Fault(Part.HTML, Math.max(HtmlRules.line(source.html(), "=${"), 0),
                    Said.of("markup")));
        }
        return faults;
    }

    private static List<Fault> losses(MailContent content, MailContent ours, Map<String, Object> example) {
        List<Fault> faults = new ArrayList<>();
        for (String link : Examples.links(example)) {
            if (ours.html().contains(link) && !content.html().contains(link)) {
                faults.add(new Fault(Part.HTML, 0, Said.of("link", name(link, example))));
            }
            if (ours.text().contains(link) && !content.text().contains(link)) {
                faults.add(new Fault(Part.TEXT, 0, Said.of("link", name(link, example))));
            }
        }
        return faults;
    }

    private static String name(String link, Map<String, Object> example) {
        for (Map.Entry<String, Object> value : example.entrySet()) {
            if (value.getValue() instanceof Map<?, ?> map && map.containsValue(link)) {
                return map.entrySet().stream().filter(one -> link.equals(one.getValue()))
                        .map(one -> value.getKey() + "." + one.getKey()).findFirst().orElse("");
            }
            if (link.equals(value.getValue())) {
                return value.getKey();
            }
        }
        return "";
    }

    private static Edition edition(String mail, String language, TemplateSource source) {
        return new Edition(Ids.next(), mail, language, source.subject(), source.text(), source.html(),
                source.wordMap());
    }

    private <T> T onThread(Callable<T> work) {
        try {
            return pool.submit(work).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (RejectedExecutionException | TimeoutException busy) {
            throw new TooManyRequests(PATIENCE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManyRequests(PATIENCE);
        }
    }
}

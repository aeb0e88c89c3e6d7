package org.convene.template;

import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong with something that was written, in the language of who wrote it. */
@Component
class FaultWords {
    private final MessageSource texts;

    FaultWords(MessageSource texts) {
        this.texts = texts;
    }

    /** With its line, beside the field it is in. */
    String words(Fault fault, Locale language) {
        return fault.line() == 0
                ? texts.getMessage(fault.said(), language)
                : texts.getMessage("problem.template.fault.line", new Object[]{fault.line(), fault.said()}, language);
    }

    /** A line each, with the part it is in. */
    String all(FaultyMail faulty, Locale language) {
        return faulty.faults().stream().map(fault -> part(fault, language) + words(fault, language))
                .collect(Collectors.joining("\n"));
    }

    String noMail(Locale language) {
        return texts.getMessage("staff.template.no-mail", new Object[0], language);
    }

    private String part(Fault fault, Locale language) {
        return fault.part() == null
                ? ""
                : texts.getMessage("staff.template.part." + fault.field(), new Object[0], language) + " · ";
    }
}

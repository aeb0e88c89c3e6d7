package org.convene.web;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** Shows a form again with what was typed and, beside each field, what is wrong with it. */
@Component
public class Forms {
    private final Texts texts;
    private final FormStamp stamp;

    Forms(Texts texts, FormStamp stamp) {
        this.texts = texts;
        this.stamp = stamp;
    }

    /** Sets status 422 and the model's {@code problems} (field to text in the reader's language); returns the view. */
    public String again(Model model, HttpServletResponse response, String view, InvalidInput bad) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (FieldProblem problem : bad.problems()) {
            problems.putIfAbsent(problem.field(), texts.of(problem, LocaleContextHolder.getLocale()));
        }
        model.addAttribute("problems", problems);
        model.addAttribute("stamp", stamp.issueAgain());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view;
    }
}

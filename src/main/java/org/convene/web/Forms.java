package org.convene.web;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import org.convene.site.InvalidInput;

/** Shows a form again with what was typed and, beside each field, what is wrong with it. */
@Component
public class Forms {

    /** Sets status 422 and the model's {@code problems} (field to text in the reader's language); returns the view. */
    public String again(Model model, HttpServletResponse response, String view, InvalidInput bad) {
        throw new UnsupportedOperationException();
    }
}

package org.convene.web;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** After a form that was taken: a page of this site, asked for anew (303), and nothing of this one in its address. */
public final class SeeOther {
    private SeeOther() {}

    /** @param path on this site; words in braces are filled in from what goes along */
    public static RedirectView to(String path) {
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }

    /** As {@link #to(String)}, where a browser says which page: braces in it are only braces. */
    public static RedirectView asTyped(String path) {
        RedirectView view = to(path);
        view.setExpandUriTemplateVariables(false);
        return view;
    }

    /** As {@link #to(String)}. @param notice key of the sentence that page begins with */
    public static RedirectView to(String path, RedirectAttributes next, String notice) {
        next.addFlashAttribute("notice", notice);
        return to(path);
    }

    /**
     * With a way back beside that sentence.
     *
     * @param undo where its button posts to
     * @param values what it posts
     */
    public static RedirectView to(String path, RedirectAttributes next, String notice, String undo,
            Map<String, String> values) {
        next.addFlashAttribute("undo", undo).addFlashAttribute("undoing", values);
        return to(path, next, notice);
    }
}

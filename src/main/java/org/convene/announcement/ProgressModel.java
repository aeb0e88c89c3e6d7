package org.convene.announcement;

import org.springframework.ui.Model;

import org.convene.delivery.DeliveryState;
import org.convene.web.Reader;

/** What the page of a sent announcement and its live part show. */
final class ProgressModel {
    private ProgressModel() {}

    /** @param digest people whom their digest tells of it */
    static String fill(Model model, Announcement shown, long digest, Reader reader, String view) {
        model.addAttribute("announcement", shown);
        model.addAttribute("progress", shown.progress());
        model.addAttribute("digest", digest);
        model.addAttribute("words", new AnnouncementWords(reader));
        model.addAttribute("states", DeliveryState.values());
        return view;
    }
}

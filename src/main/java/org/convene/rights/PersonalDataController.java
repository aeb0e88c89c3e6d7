package org.convene.rights;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import org.convene.site.Purpose;
import org.convene.web.ClientAddress;
import org.convene.web.RateLimits;
import org.convene.web.Reader;

/** The page behind the link that was mailed to the person themselves: see, download, erase. */
@Controller
class PersonalDataController {
    private static final String GONE = "rights/late";
    private final Rights rights;
    private final RateLimits limits;
    private final RightsProperties settings;

    PersonalDataController(Rights rights, RateLimits limits, RightsProperties settings) {
        this.rights = rights;
        this.limits = limits;
        this.settings = settings;
    }

    @GetMapping("/preferences/data/{token}")
    String look(@PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        PersonalData data = rights.data(token).orElse(null);
        if (data == null) {
            return late(token, model, response);
        }
        model.addAttribute("brandOf", rights.groupSlugs(Purpose.DATA, token));
        model.addAttribute("data", data);
        model.addAttribute("action", "/preferences/data/" + token);
        model.addAttribute("language", Locale.forLanguageTag(data.language()).getDisplayLanguage(reader.locale()));
        model.addAttribute("days", new Days(reader.formats(), ZoneId.of(data.timeZone())));
        return "rights/data";
    }

    @GetMapping("/preferences/data/{token}/data.json")
    ResponseEntity<PersonalData> download(@PathVariable String token) {
        return rights.data(token)
                .map(data -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment().filename("my-data.json").build().toString())
                        .body(data))
                .orElseGet(() -> ResponseEntity.status(HttpServletResponse.SC_GONE).build());
    }

    @PostMapping("/preferences/data/{token}/erase")
    String erase(@PathVariable String token, ClientAddress client, Model model, HttpServletResponse response) {
        model.addAttribute("brandOf", rights.groupSlugs(Purpose.DATA, token));
        return rights.erase(token, client.network()) ? "rights/erased" : late(token, model, response);
    }

    @PostMapping("/preferences/data/{token}/again")
    String again(@PathVariable String token, ClientAddress client, Reader reader, Model model) {
        limits.take(settings.network(), client.network());
        model.addAttribute("brandOf", rights.groupSlugs(Purpose.DATA, token));
        Instant unsettled = rights.askAgain(token).orElse(null);
        if (unsettled != null) {
            model.addAttribute("until", reader.moment(unsettled));
            return "rights/settling";
        }
        model.addAttribute("what", "data");
        return "rights/asked";
    }

    private String late(String token, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        model.addAttribute("brandOf", rights.groupSlugs(Purpose.DATA, token));
        model.addAttribute("again", rights.mayAskAgain(token) ? "/preferences/data/" + token + "/again" : "");
        return GONE;
    }

    /** Days as the reader writes them, in the subscriber's zone. */
    public static final class Days {
        private final DateTimeFormatter format;

        Days(Locale locale, ZoneId zone) {
            this.format = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).withZone(zone);
        }

        /** Nothing for nothing. */
        public String of(@Nullable Instant instant) {
            return instant == null ? "" : format.format(instant);
        }
    }
}

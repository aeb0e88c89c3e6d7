package org.convene.template;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells admins of broken mails: when one breaks and, while one is, once a day. Harmless on every replica at once. */
@Component
class TemplateJobs {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateJobs.class);
    private final Templates templates;

    TemplateJobs(Templates templates) {
        this.templates = templates;
    }

    @EventListener
    void tell(TemplateBroke news) {
        LOG.info("admins hear of version {}", news.version());
        templates.tellOfBroken();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    void everyHour() {
        try {
            templates.tellOfBroken();
            templates.deleteOldTests();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, broken mails are told of later");
        }
    }
}

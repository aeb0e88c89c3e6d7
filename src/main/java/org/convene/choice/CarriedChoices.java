package org.convene.choice;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.convene.meeting.MeetingDivided;
import org.convene.subscription.Subscriptions;

/** Where another meeting goes on with one, who chose times of the one takes those that go on with them. */
@Component
class CarriedChoices {
    private final Subscriptions subscriptions;

    CarriedChoices(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @EventListener
    void divided(MeetingDivided news) {
        if (!news.slots().isEmpty()) {
            subscriptions.carrySlots(news.slots());
        }
    }
}

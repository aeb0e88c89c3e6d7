package org.convene.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Purpose;

/** The public door of the subscribers. */
@Component
@Transactional
public class Subscriptions {
    private final SignupDesk signups;
    private final ConfirmationDesk confirmations;
    private final PreferenceDesk preferences;
    private final LeaveDesk leaving;
    private final MemberDesk members;
    private final Upkeep upkeep;
    private final SubscriptionRepository subscriptions;
    private final Links links;

    Subscriptions(SignupDesk signups, ConfirmationDesk confirmations, PreferenceDesk preferences, LeaveDesk leaving,
            MemberDesk members, Upkeep upkeep,
            SubscriptionRepository subscriptions, Links links) {
        this.signups = signups;
        this.confirmations = confirmations;
        this.preferences = preferences;
        this.leaving = leaving;
        this.members = members;
        this.upkeep = upkeep;
        this.subscriptions = subscriptions;
        this.links = links;
    }

    /** Streams the active members of a group who want this kind of mail, in a stable order, inside the caller's transaction. */
    public void forEachMember(UUID group, MailKind kind, Consumer<Member> consumer) {
        subscriptions.forEachActive(group, kind, one -> consumer.accept(one.member()));
    }

    /** The active member behind a subscription who wants this kind of mail. */
    @Transactional(readOnly = true)
    public Optional<Member> member(UUID subscription, MailKind kind) {
        return subscriptions.byId(subscription).filter(one -> one.active() && one.wants(kind))
                .map(Subscription::member);
    }

    @Transactional(readOnly = true)
    public long countMembers(UUID group) {
        return subscriptions.countActive(group);
    }

    /** The links every mail to this member carries. */
    public MemberLinks linksFor(Member member) {
        return new MemberLinks(links.unsubscribe(member.subscription()), links.preferences(member.subscriber()));
    }

    /** The active subscriptions of a person, for pages reached by a signed link. */
    @Transactional(readOnly = true)
    public List<Member> subscriptionsOf(UUID subscriber) {
        return subscriptions.live(subscriber).stream().filter(Subscription::active).map(Subscription::member).toList();
    }

    /** Those of these people who are active members of a group. */
    @Transactional(readOnly = true)
    public List<Member> membersOf(UUID group, Collection<UUID> subscribers) {
        return subscriptions.active(group, subscribers).stream().map(Subscription::member).toList();
    }

    /**
     * Whom an admin looks for by their whole address; empty when nobody with it is subscribed to anything.
     *
     * @throws org.convene.audit.AccessRefused for anybody but an admin
     */
    @Transactional(readOnly = true)
    public Optional<Member> find(Staff admin, EmailAddress address) {
        admin.requireAdmin(Scope.SUBSCRIPTIONS_READ);
        return subscriptions.live(address).stream().filter(Subscription::active).map(Subscription::member).findFirst();
    }

    /**
     * Takes a request to join. Says nothing about the address: what happens next is a matter between us and its owner.
     *
     * @param hold whether the site's budget is used up, so that the confirmation has to wait
     * @throws InvalidInput when something in the request is wrong; nothing was stored
     * @throws org.convene.web.TooManyRequests when many spellings of one mailbox ask
     */
    public void signUp(SignupRequest request, boolean hold) {
        signups.signUp(request, hold);
    }

    /** What the page behind a confirmation link shows. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    public Confirmation confirmation(String token, Locale language) {
        return confirmations.look(links.open(Purpose.CONFIRM, token), language);
    }

    /** The same for the link of who did not ask. */
    @Transactional(readOnly = true)
    public Confirmation refusal(String token, Locale language) {
        return confirmations.look(links.open(Purpose.REFUSE, token), language);
    }

    /** Joins, once; afterwards and when too late it changes nothing. @param language of the page the person read */
    public void confirm(String token, Locale language, String network) {
        confirm(token, List.of(), List.of(), language, network);
    }

    /** Joins what the person saw and ticked. */
    void confirm(String token, List<String> shown, List<String> also, Locale language, String network) {
        confirmations.confirm(links.open(Purpose.CONFIRM, token), shown, also, language, network);
    }

    /** «I did not ask for this»: the request ends and the address gets no further confirmations. */
    public void refuse(String token) {
        confirmations.refuse(links.open(Purpose.REFUSE, token));
    }

    /** What a person’s page shows. @param reader how the page is to write times, apart from the person’s clock */
    @Transactional(readOnly = true)
    public Preferences preferences(String token, Locale reader) {
        return preferences.look(links.open(Purpose.PREFERENCES, token), reader);
    }

    /** @throws InvalidInput when something in the form is wrong; nothing was stored */
    public PreferenceResult changePreferences(String token, PreferenceChange change, String network) {
        return preferences.change(links.open(Purpose.PREFERENCES, token), change, network);
    }

    public PreferenceResult leaveAll(String token, String network) {
        return preferences.leaveAll(links.open(Purpose.PREFERENCES, token), network);
    }

    /** What the page behind a leave link shows. */
    @Transactional(readOnly = true)
    public Departure departure(String token) {
        return leaving.look(links.open(Purpose.UNSUBSCRIBE, token));
    }

    /** Leaves the group the link names; repeating it changes nothing. @param how {@code one-click} or {@code page} */
    public void leave(String token, String how, String network) {
        leaving.leave(links.open(Purpose.UNSUBSCRIBE, token), how, network);
    }

    /** Leaves a group because of a mail to its signed address; repeating it changes nothing. False: no such subscription. */
    public boolean leaveByMail(UUID subscription) {
        return leaving.leaveByMail(subscription);
    }

    /** What the page behind an undo link shows. */
    @Transactional(readOnly = true)
    public Departure undoable(String token) {
        return leaving.lookBack(links.open(Purpose.UNDO, token));
    }

    public void undo(String token, String network) {
        leaving.undo(links.open(Purpose.UNDO, token), network);
    }

    /** How many confirmations wait for the site's budget. */
    @Transactional(readOnly = true)
    public int held() {
        return upkeep.held();
    }

    /** Sends confirmations that waited for the site's budget, oldest first. Returns how many were let go. */
    public int releaseHeld(int most) {
        return upkeep.release(most);
    }

    /** Lets so many of those come back whose pause is over, each at midnight in their own zone. Returns how many did. */
    public int resumeDue(int most) {
        return upkeep.resume(most);
    }

    /** Deletes requests and refusals whose time is over. */
    public int deleteExpired() {
        return upkeep.delete();
    }

    @Transactional(readOnly = true)
    public List<MemberRow> members(Staff staff, String slug, MemberFilter filter) {
        return members.list(staff, slug, filter);
    }

    /** One member, whatever the state. @throws NotFound when the group does not know them */
    @Transactional(readOnly = true)
    public MemberRow member(Staff staff, String slug, UUID id) {
        return members.one(staff, slug, id);
    }

    /** By state, zero included. */
    @Transactional(readOnly = true)
    public Map<String, Long> memberCounts(Staff staff, String slug) {
        return members.counts(staff, slug);
    }

    /** @throws InvalidInput when something is missing, the person is in already, has left, or is suppressed */
    public MemberRow addMember(Staff staff, String slug, MemberAddition addition) {
        return members.add(staff, slug, addition);
    }

    /** @throws InvalidInput for what is not offered; nothing was stored */
    public MemberRow choose(Staff staff, String slug, UUID id, MemberChoice choice) {
        return members.choose(staff, slug, id, choice);
    }

    /** Whoever takes a slot takes the one that goes on with it. @param next by the id of the slot before */
    public void carrySlots(Map<UUID, UUID> next) {
        subscriptions.carrySlots(next);
    }

    public void removeMember(Staff staff, String slug, UUID id) {
        members.remove(staff, slug, id);
    }

    /** Lets somebody in who asked to join. */
    public void accept(Staff staff, String slug, UUID id) {
        members.accept(staff, slug, id);
    }

    public void decline(Staff staff, String slug, UUID id) {
        members.decline(staff, slug, id);
    }
}

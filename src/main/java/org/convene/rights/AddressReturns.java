package org.convene.rights;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.mail.EmailAddress;
import org.convene.rights.PersonalRequest.Kind;
import org.convene.rights.PersonalRequest.Verdict;
import org.convene.site.Conflict;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.subscription.Subscribers;

/**
 * What whoever reads the old mailbox says about a change of address. A preference link may have been forwarded, and the new
 * mailbox belongs to whoever asked: only the old one knows better.
 */
@Component
@Transactional
public class AddressReturns {
    private final PersonalRequestRepository requests;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final RightsProperties settings;
    private final Clock clock;

    AddressReturns(PersonalRequestRepository requests, Subscribers subscribers, Tokens tokens,
            RightsProperties settings, Clock clock) {
        this.requests = requests;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the page behind the link shows. @throws NotFound for a link that is not ours */
    @Transactional(readOnly = true)
    public AddressReturn look(String token) {
        return find(token).map(this::shown).orElseGet(AddressReturn::late);
    }

    /**
     * Brings the mails back, once, and ends whatever else was asked for meanwhile; later it changes nothing.
     *
     * @throws Conflict when somebody is known by the old address by now
     */
    public void undo(String token) {
        find(token)
                .filter(one -> requests.settle(one.id(), Verdict.UNDONE, clock.instant().plus(settings.undoWithin())))
                .ifPresent(one -> {
                    if (!subscribers.moveBack(one.subscriber(), new EmailAddress(one.former()))) {
                        throw new Conflict("problem.rights.taken");
                    }
                    requests.deleteOpen(one.subscriber());
                });
    }

    /** It was them: nothing has to wait any longer. */
    public void agree(String token) {
        find(token).ifPresent(one -> requests.settle(one.id(), Verdict.AGREED, one.expiresAt()));
    }

    private Optional<PersonalRequest> find(String token) {
        return requests.byId(tokens.open(Purpose.ADDRESS_UNDO, token).orElseThrow(() -> new NotFound("link")),
                Kind.ADDRESS)
                .filter(one -> one.moved() && one.expiresAt().isAfter(clock.instant()))
                .filter(one -> subscribers.find(one.subscriber()).isPresent());
    }

    private AddressReturn shown(PersonalRequest request) {
        AddressReturn.State state = switch (request.verdict()) {
            case NONE -> AddressReturn.State.OPEN;
            case AGREED -> AddressReturn.State.AGREED;
            case UNDONE -> AddressReturn.State.UNDONE;
        };
        return new AddressReturn(state, new EmailAddress(request.former()).masked(),
                request.verdict() == Verdict.UNDONE ? subscribers.preferencesPath(request.subscriber()) : "");
    }
}

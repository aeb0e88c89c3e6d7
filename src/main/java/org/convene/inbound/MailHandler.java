package org.convene.inbound;

/**
 * Answers for the mail that comes to one kind of signed address. Implemented by the feature that gives such addresses out;
 * one bean for each purpose.
 */
public interface MailHandler {
    /** Whose mail this handler takes. */
    AddressPurpose purpose();

    /**
     * Deals with a mail in the transaction that marks it as done, so that it counts exactly once. An exception undoes
     * everything and the mail is tried again, then put aside. Never answer a mail that is {@link IncomingMail#automatic}.
     *
     * @param mail its address is missing only when staff let it out of quarantine by hand
     */
    Outcome handle(IncomingMail mail);
}

package org.convene.mail;

/** A template that makes no mail of what it was given. */
public class FaultyTemplate extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final transient TemplateFault fault;

    FaultyTemplate(TemplateFault fault, Throwable cause) {
        super(fault.message(), cause);
        this.fault = fault;
    }

    public TemplateFault fault() {
        return fault;
    }
}

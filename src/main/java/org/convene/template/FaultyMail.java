package org.convene.template;

import java.util.List;

/** What was written makes no mail; nothing was stored. */
public class FaultyMail extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Fault> faults;

    FaultyMail(List<Fault> faults) {
        super(faults.isEmpty() ? "" : faults.getFirst().said().key());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}

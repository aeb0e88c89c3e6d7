package org.convene.dkim;

import org.springframework.stereotype.Component;

/** The keys that the settings {@code convene.dkim.*} name. */
@Component
public class DkimKeys {
    /** Whether anything is signed. */
    public boolean configured() {
        return false;
    }

    /** A signer for one thread. */
    public DkimSigner signer() {
        return new DkimSigner();
    }
}

package org.convene.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Keeps what was typed into a form of a staff page that arrives when its sender is signed in no longer. */
public interface LateForms {
    /**
     * Called in place of refusing the form. Nothing of it is done; its sender gets it back after signing in.
     *
     * @return false when there is nothing to keep, or nobody to keep it for
     */
    boolean keep(HttpServletRequest request, HttpServletResponse response);

    /** Whether the sender was signed in lately, so that {@link #keep} would keep their form. */
    boolean knows(HttpServletRequest request);
}

package org.convene.signin;

/** Nobody is signed in, or the session's password, roles or access changed since it began. */
class SignInAgain extends RuntimeException {
    private static final long serialVersionUID = 1;
}

package org.convene.brand;

/**
 * A logo without its content.
 *
 * @param hash of its content, which is its address
 * @param width pixels as it is kept, about twice of what is shown
 * @param height pixels as it is kept
 */
record Logo(String hash, String type, int width, int height) {
    /** WebP is not shown by every mail program. */
    boolean inMails() {
        return !type.equals(WebP.TYPE);
    }

    String path() {
        return "/assets/brand/logo/" + hash;
    }

    /** As large as fits, and never larger than half of what is kept, so that it is sharp on dense screens. */
    Size within(int widest, int highest) {
        double scale = Math.min(0.5, Math.min((double) widest / width, (double) highest / height));
        return new Size(Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }

    /** In pixels as shown. */
    record Size(int width, int height) {}
}

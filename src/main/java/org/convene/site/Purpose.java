package org.convene.site;

/**
 * What a signed link may be used for. A token of one purpose opens nothing else. The code is part of the signed text:
 * never change or reuse one.
 */
public enum Purpose {
    CONFIRM("cf"), PREFERENCES("pr"), UNSUBSCRIBE("un"), ANSWER("an"), JOIN("jo"), CALENDAR("ca"), SIGN_IN("si"), SETUP(
            "su"), REFUSE("no"), CONTACT("co"), FORM("fo"), UNDO("ud"), ADDRESS("ad"), DATA("da"), DIGEST("di"), GUEST(
                    "gu"), IDEA("id"), TYPED_BY("tb"), ADDRESS_UNDO("au");

    private final String code;

    Purpose(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}

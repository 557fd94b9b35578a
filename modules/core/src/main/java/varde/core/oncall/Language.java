package varde.core.oncall;

/** The languages of pages. */
public enum Language {
    /** Norwegian, bokmål. */
    NB,
    /** English. */
    EN
}

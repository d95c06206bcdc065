package se.kotte.server.file;

/** Does something outside the database once the transaction of this thread has committed, and only then. */
interface AfterCommit {
    void run(Runnable deed);
}

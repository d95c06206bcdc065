package se.kotte.api.file;

import org.apiguardian.api.API;

/** How far a file has come. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum FileState {
    /** Stored; renditions are being made. */
    PENDING,
    READY,
    /** Could not be read as what it is; {@link Files#failed} says why. */
    FAILED
}

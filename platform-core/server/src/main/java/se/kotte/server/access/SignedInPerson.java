package se.kotte.server.access;

import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.Viewer;

/** A viewer: made only here, after the session was looked at. */
record SignedInPerson(PersonId person, Population population, String name) implements Viewer {}

/** The clock of the tenant; tests set it. */
package se.kotte.server.time;

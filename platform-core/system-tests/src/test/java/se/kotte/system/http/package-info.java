/**
 * The served application, asked over HTTP as the people of the abuse catalogue's cast: each test is named by its case.
 *
 * <p>One Payara Micro on one database, started by the launcher's classes when the first test asks for it.
 */
package se.kotte.system.http;

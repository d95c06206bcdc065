/**
 * Tests that run inside the container, where injection and transactions are the point: Arquillian deploys what the
 * launcher's composer produces plus this package, once for all classes.
 *
 * <p>That a failing assertion in here turns the build red was proven by making {@link
 * se.kotte.system.container.TransactionIT} expect another child's name: Failsafe reported {@code Failures: 1} and Maven
 * ended with {@code BUILD FAILURE}. Do it again after a change of Arquillian, Surefire or JUnit:
 *
 * <pre>{@code
 * sed -i 's/containsExactly("Alva")/containsExactly("Bo")/' .../TransactionIT.java && ./mvnw -ntp verify
 * }</pre>
 */
package se.kotte.system.container;

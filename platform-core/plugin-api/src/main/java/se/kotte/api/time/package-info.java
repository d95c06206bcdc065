/** Time: an instant for moments, a date for days, and one place that knows the tenant's zone. */
@NullMarked
package se.kotte.api.time;

import org.jspecify.annotations.NullMarked;

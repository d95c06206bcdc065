/** Time: an instant for moments, a date for days, and one place that knows the tenant's zone. */
package se.kotte.api.time;

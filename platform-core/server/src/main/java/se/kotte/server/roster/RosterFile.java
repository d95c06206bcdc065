package se.kotte.server.roster;

import java.util.List;
import java.util.Set;

/**
 * The files that are read, with their columns in the order of OneRoster 1.2 (CSV binding, section 4) and the temporary
 * table that takes their rows.
 */
enum RosterFile {
    ORGS(
            "orgs",
            true,
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "name text, type text, parent text"),
    CLASSES(
            "classes",
            true,
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                    + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "title text, class_type text, school text"),
    USERS(
            "users",
            true,
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
                    + "identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
                    + "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
            "enabled boolean, given_name text, family_name text, email text, phone text, agents text, identifier text, "
                    + "language text, protection text, primary_org text"),
    ROLES(
            "roles",
            true,
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
                    + "userProfileSourcedId",
            "user_id text, role text, begin_date date, end_date date, org text"),
    ENROLLMENTS(
            "enrollments",
            true,
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
            "class text, school text, user_id text, role text, begin_date date, end_date date"),
    DEMOGRAPHICS(
            "demographics",
            false,
            "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
                    + "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,"
                    + "demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,"
                    + "stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus",
            "birth_date date");

    static final String MANIFEST = "manifest.csv";

    /** Every file that OneRoster 1.2 knows, as the manifest names it. */
    static final Set<String> ALL = Set.of(
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courseResources",
            "courses",
            "demographics",
            "enrollments",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "orgs",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "roles",
            "scoreScales",
            "userProfiles",
            "userResources",
            "users");

    private final String id;
    private final boolean needed;
    private final List<String> columns;
    private final String staged;

    RosterFile(String id, boolean needed, String columns, String staged) {
        this.id = id;
        this.needed = needed;
        this.columns = List.of(columns.split(","));
        this.staged = staged;
    }

    static boolean isKnown(String name) {
        return name.equals(MANIFEST)
                || name.endsWith(".csv") && ALL.contains(name.substring(0, name.length() - ".csv".length()));
    }

    /** As the manifest names it. */
    String id() {
        return id;
    }

    String file() {
        return id + ".csv";
    }

    /** Whether a bundle without it cannot be imported. */
    boolean isNeeded() {
        return needed;
    }

    List<String> columns() {
        return columns;
    }

    String table() {
        return "roster_" + id;
    }

    /** The columns of the temporary table after line and source_id. */
    String staged() {
        return staged;
    }
}

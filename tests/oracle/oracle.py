#!/usr/bin/env python3
"""An independent oracle: what the checks must find in the sample data, worked out another way.

    python3 tests/oracle/oracle.py sample-data

reads the lists with the Python standard library alone, puts them into SQLite, asks each
question as a query, and prints each check it was asked of, and `check <tab> subject` for every finding that must be open.
It shares no code with standto, and knows the sample data only: its columns, its words, its dates.
"""

import csv
import datetime
import pathlib
import re
import sqlite3
import sys
import unicodedata
import xml.etree.ElementTree as xml
import zipfile

# The day each list speaks for: its title, its file's name, or the newest sign-in.
ASSETS, DISCOVERY, ACCOUNTS, CONTACTS, CLOUD = "2026-11-14", "2026-11-21", "2026-11-20", "2026-11-16", "2026-10-12"
# The day of the audit.
TODAY = "2026-11-22"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOTHING = {"", "-", "?", "tbc", "unknown", "n/a"}


def workbook(path):
    """Each sheet as rows of {column letter: text}; days as the numbers they are kept as."""
    with zipfile.ZipFile(path) as parts:
        shared = ["".join(t.text or "" for t in item.iter(SHEET + "t")) for item in xml.fromstring(parts.read("xl/sharedStrings.xml"))]
        for name in sorted(n for n in parts.namelist() if n.startswith("xl/worksheets/sheet")):
            rows = []
            for row in xml.fromstring(parts.read(name)).iter(SHEET + "row"):
                cells = {}
                for cell in row.iter(SHEET + "c"):
                    value = cell.find(SHEET + "v")
                    if value is not None:
                        text = shared[int(value.text)] if cell.get("t") == "s" else value.text
                        cells[re.match("[A-Z]+", cell.get("r"))[0]] = text
                rows.append(cells)
            yield rows


def day(text):
    """An ISO date from 14/11/2026, 2026-11-14 or a workbook's serial number; None from anything else."""
    text = (text or "").strip().split(" ")[0]
    if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        return datetime.datetime.strptime(text, "%d/%m/%Y").date().isoformat()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    if re.fullmatch(r"4\d{4}(\.\d+)?", text):
        return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(text)))).isoformat()
    return None


def said(text):
    """The text, or None where it stands for nothing."""
    text = (text or "").strip()
    return None if text.lower() in NOTHING else text


def person(text):
    """A name or an address in one form: `Lee, Ann (bank)` and `Ann Lee` are one."""
    text = re.sub(r"\(.*?\)", "", text or "").strip()
    if "," in text:
        family, given = text.split(",", 1)
        text = f"{given.strip()} {family.strip()}"
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).lower().split()) or None


def version(text):
    """Numbers of a version, padded so that text compares as they do."""
    found = re.fullmatch(r"v?(\d+(\.\d+)*)", (text or "").strip())
    return ".".join(f"{int(part):08}" for part in found[1].split(".")) if found else None


def lists(folder):
    """Every list as a table of SQLite."""
    db = sqlite3.connect(":memory:")
    db.create_function("person", 1, person)
    db.create_function("days", 2, lambda a, b: None if a is None else (datetime.date.fromisoformat(b) - datetime.date.fromisoformat(a)).days)
    table(db, "asset", assets(folder / "asset-register.xlsx"))
    table(db, "seen", ({"serial": (r["Serialnumber"] or "").strip().upper(), "name": r["AssetName"].split(".")[0], "host": host(r["AssetName"]), "last": day(r["Lastseen"])} for r in rows(folder / "discovery-export-2026-11-21.csv") if None not in r))
    table(db, "account", accounts(folder / "ad-accounts.csv"))
    table(db, "staff", staff(folder / "staff-list.csv"))
    table(db, "registered", registered(folder / "entra-mfa-registration.csv"))
    table(db, "cloud", cloud(folder / "aws-credential-report-2026-10-12.csv"))
    table(db, "rota", ({"service": r["team"], "person": r["name"], "from_": r["oncallstart"], "to_": r["oncallend"]} for r in rows(folder / "it-rota.csv")))
    table(db, "alert", ({"id": r["Alert ID"], "published": day(r["Published"]), "acknowledged": day(r["Acknowledged"]), "applicable": r["Applicable"]} for r in rows(folder / "high-severity-alerts.csv")))
    table(db, "contact", contacts(folder / "out-of-hours-contacts.csv"))
    table(db, "baseline", ({"product": r["Product"].lower(), "release": version(r["Release"]), "least": version(r["Minimum version"]), "urgent": r["Severity"] in ("Critical", "High", ""), "released": day(r["Released"])} for r in rows(folder / "baselines.csv")))
    # One person may hold several employments: they have left when every one of them has ended before the day.
    # A day of leaving beside a status of “active” is a contradiction, and not for us to settle.
    db.execute(
        """CREATE VIEW leaver AS SELECT employee, min(name) AS name, max(email) AS email, max(left) AS left FROM staff
           GROUP BY employee HAVING sum(left IS NULL OR left >= '2026-11-22') = 0 AND sum(status NOT LIKE 'terminat%') = 0"""
    )
    db.execute("CREATE VIEW leaver_key AS SELECT person(name) AS key, left FROM leaver UNION SELECT lower(email), left FROM leaver WHERE email IS NOT NULL")
    # An account is its person's by the number in the staff list, or where it has none by the address.
    db.execute(
        f"""CREATE VIEW leavers_account AS SELECT login FROM account JOIN leaver ON account.employee = leaver.employee
            OR account.employee IS NULL AND lower(account.email) = lower(leaver.email) WHERE left < '{ACCOUNTS}'"""
    )
    db.execute("CREATE VIEW persons_account AS SELECT * FROM account WHERE enabled AND NOT service AND NOT emergency")
    # Who stands under a rule on the second factor: no leaver's, no service's, none that is excepted; administrators and emergencies have their own.
    db.execute(
        """CREATE VIEW plain_account AS SELECT *, upn IN (SELECT upn FROM registered) AS clouded,
           upn IN (SELECT upn FROM registered WHERE registered) AS set_up FROM persons_account
           WHERE exception IS NULL AND groups NOT LIKE '%admins%' AND login NOT IN leavers_account"""
    )
    # What is a system rather than something on a desk.
    db.execute(
        """CREATE VIEW system AS SELECT * FROM judged WHERE kind NOT IN ('laptop', 'notebook', 'desktop', 'desktop pc', 'mobile phone',
           'tablet', 'monitor', 'dock', 'docking station')"""
    )
    # Accepted until a day to come: two of the policy's waivers hold. The other one is of every asset of the infirmary, `NM-*`.
    db.execute("CREATE TABLE waived AS SELECT 'asset-support-ended' AS check_, 'NM-10176' AS subject")
    db.execute("CREATE TABLE wanted (wish)")
    roles = ("IT on call", "Cyber lead", "Executive on call", "SIRO", "Data protection officer", "Communications", "Site or switchboard")
    db.executemany("INSERT INTO wanted VALUES (?)", [(role,) for role in roles])
    db.execute("CREATE TABLE gappy (service)")
    db.executemany("INSERT INTO gappy VALUES (?)", [(service.upper(),) for service in gappy(db)])
    # An asset and a row of the export are one by a serial number (a cell may hold two), or by the host's name.
    db.create_function("is_one", 4, is_one)
    db.execute("CREATE TABLE sighting AS SELECT asset.id, max(last) AS last FROM asset JOIN seen ON is_one(asset.serial, asset.host, seen.serial, seen.host) GROUP BY asset.id")
    db.execute("CREATE VIEW judged AS SELECT * FROM asset WHERE status NOT IN ('spare', 'in stock', 'retired', 'disposed', 'planned')")
    return db


def gappy(db):
    """Services that nobody on the rota covers in some hour of the seven days that begin with the day of the audit."""
    begin = datetime.datetime.fromisoformat(TODAY)
    for (service,) in db.execute("SELECT DISTINCT service FROM rota").fetchall():
        shifts = db.execute("SELECT from_, to_ FROM rota WHERE service = ?", (service,)).fetchall()
        hours = ((begin + datetime.timedelta(hours=at, minutes=30)).isoformat() for at in range(7 * 24))
        if not all(any(start <= hour < end for start, end in shifts) for hour in hours):
            yield service


def is_one(serial, name, seen_serial, seen_name):
    serials = [part.strip() for part in re.split(r"[;,/\n]| AND ", serial)]
    return (seen_serial in serials and seen_serial not in ("", "TO BE FILLED BY O.E.M.")) or (name == seen_name and name != "")


def table(db, name, records):
    records = list(records)
    columns = list(records[0])
    db.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
    db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", [tuple(r[c] for c in columns) for r in records])


def rows(path, skip=0):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for _ in range(skip):
            next(file)
        yield from csv.DictReader(file)


def host(text):
    return (text or "").strip().upper().split(".")[0]


def assets(path):
    for sheet in workbook(path):
        heads = next(row for row in sheet if "Asset ID" in row.values())
        at = {head: letter for letter, head in heads.items()}
        for row in sheet[sheet.index(heads) + 1 :]:
            get = lambda head: (row.get(at[head]) or "").strip()
            yield {
                "id": get("Asset ID"),
                "host": host(get("Hostname") if "Hostname" in at else get("Asset Name")),
                "kind": get("Asset Type").lower(),
                "serial": get("Serial Number").upper(),
                "os": get("Operating System").lower(),
                "version": version(get("OS Version")),
                "patched": day(get("Last Patched")),
                "owner": said(get("Owner")),
                "owner_email": said(get("Owner Email")),
                "criticality": said(get("Business Criticality")),
                "purpose": said(get("Purpose")),
                "impact": said(get("Clinical Impact")),
                "reviewed": day(get("Last Audit")),
                "status": get("Status").lower(),
                "critical": get("Business Criticality").lower() in ("critical", "tier 1"),
                "high": get("Business Criticality").lower() == "high",
                "supplier": said(get("Supplier")),
                "place": said(get("Location")),
                "reached": said(get("Internet Facing")),
                "isolation": said(get("Can be isolated")),
                "plan": said(get("Downtime Plan")),
                "exception": said(get("Exception Ref")),
                "accepted": day(get("Exception Reviewed")),
                "given": said(get("Assigned To")),
                "ended": ended(get("Operating System"), get("OS Version")),
            }


def ended(os, build):
    """Whether support had ended on the day of the audit, of what the register holds: by Microsoft's and Fortinet's own dates."""
    if "Windows 10" in os and "IoT" not in os:
        return True  # 14 October 2025
    if "Windows 11" in os and ("23H2" in os or build.startswith("10.0.22631")):
        return True  # 10 November 2026 for Enterprise
    return os == "FortiOS" and build.startswith("v7.2")  # 30 September 2026


def accounts(path):
    for r in rows(path):
        login = r["SamAccountName"].lower()
        # A user name that begins like a service's may be a person's own, who then has a number in the staff list.
        service = bool(re.match(r"(svc|sa|sql)[-_.]", login) or re.search(r"[-_.]svc$", login)) and not r["EmployeeID"]
        yield {
            "login": r["SamAccountName"],
            "employee": r["EmployeeID"].lstrip("0") or None,
            "email": said(r["EmailAddress"]),
            "enabled": r["Enabled"] == "True",
            "service": service,
            "emergency": bool(re.search("break-?glass", login)) or login.startswith("bg-"),
            "groups": r["MemberOf"].lower(),
            "mfa": r["MFAEnrolled"],
            "owner": said(r["ManagedBy"]),
            "created": day(r["WhenCreated"]),
            "used": day(r["LastLogonDate"]),
            "reviewed": day(r["Last Review"]),
            "secret": day(r["PasswordLastSet"]),
            "department": r["Department"],
            "purpose": said(r["Description"]),
            "upn": r["UserPrincipalName"].lower(),
            "exception": said(r["MFA Exception"]),
            "approved": said(r["MFA Exception Approved By"]),
            "excepted": day(r["MFA Exception Reviewed"]),
            "vaulted": r["Vaulted"],
            "chosen": r["Secret Type"].startswith("Chosen"),
        }


def registered(path):
    for r in rows(path):
        yield {"upn": r["UserPrincipalName"].lower(), "registered": r["IsMfaRegistered"] == "True"}


def cloud(path):
    for r in rows(path):
        yield {"login": r["user"], "password": r["password_enabled"] == "true", "mfa": r["mfa_active"] == "true", "key": r["access_key_1_active"] == "true", "made": day(r["access_key_1_last_rotated"][:10])}


def staff(path):
    for r in rows(path):
        yield {
            "employee": r["Employee Number"].lstrip("0"),
            "name": f"{r['First Name'].strip()} {r['Last Name'].strip()}",
            "email": said(r["Email Address"]),
            "status": r["Assignment Status"].lower(),
            "department": r["Organisation"].split(" ", 1)[1],
            "start": day(r["Latest Start Date"]),
            "left": day(r["Actual Termination Date"]),
        }


def contacts(path):
    for r in rows(path, skip=2):
        yield {
            # Where the name is a placeholder, the row is called by its post.
            "name": said(r["Name"]) or r["Role"],
            "role": r["Role"],
            "side": r["Contact type"].lower(),
            "email": said(r["Email"]),
            "office": said(r["Office phone"]),
            "mobile": said(r["Mobile"]),
            "night": said(r["Out of hours no."]),
            "checked": day(r["Last checked"]),
            "tested": day(r["Last Tested"]),
            "company": r["Organisation"],
            "hours": r["Hours"],
            "team": r["Team"],
            "order_": r["Escalation"],
            "deputy": said(r["Deputy"]),
            "bad": sum(bad(r[column]) for column in ("Office phone", "Mobile", "Out of hours no.")),
            "rings": any(said(r[column]) and not bad(r[column]) or rings(r[column]) for column in ("Office phone", "Mobile", "Out of hours no.")),
            "inside": not any(outside(r[column]) for column in ("Office phone", "Mobile", "Out of hours no.")),
            "key_role": key_role(r["Role"] + " / " + r["Team"]),
        }


def outside(text):
    """The digits of a number of the public network, or None: a bleep, an extension and the switchboard are the trust's own."""
    text = re.sub(r"\+44 (\(0\))?", "0", text or "").split(" ext ")[0]
    if re.match(r"(?i)ext|bleep|via|ask|tbc|-", text):
        return None
    digits = re.sub(r"[^0-9]", "", text)
    # A spreadsheet has taken the zero of some.
    digits = digits if digits.startswith("0") else "0" + digits
    return digits if len(digits) == 11 and not re.search("[A-Za-z]", text) else None


def rings(text):
    """Whether anything rings at all: an extension and a bleep do."""
    return bool(outside(text)) or bool(re.match(r"(?i)(ext|bleep) \d|via switchboard", text or ""))


def bad(text):
    """Whether a cell says something that cannot be rung as it stands, or was typed to fill it."""
    return bool(said(text)) and (not rings(text) or outside(text) == "01234567890")


def key_role(text):
    """The key roles that a row of this list holds, by the words this list uses."""
    words = {
        "IT on call": r"\bit on call\b|digital on call",
        "Cyber lead": r"\bcyber security lead\b|\bcyber\b(?! unit)",
        "Executive on call": r"executive on call|director on call|\bgold\b",
        "SIRO": r"\bsiro\b",
        "Data protection officer": r"data protection",
        "Communications": r"\bcomms\b|communications",
        "Site or switchboard": r"site manager|site team|switchboard|duty manager",
    }
    return "; ".join(role for role, pattern in words.items() if re.search(pattern, text.lower()))


# Each gives the subjects of its check's open findings.
QUESTIONS = {
    "asset-owner-missing": "SELECT id FROM judged WHERE owner IS NULL AND owner_email IS NULL",
    "asset-owner-left": "SELECT id FROM judged WHERE EXISTS (SELECT 1 FROM leaver_key WHERE key IN (person(owner), lower(owner), lower(owner_email)))",
    "asset-id-duplicate": "SELECT id FROM judged WHERE upper(id) IN (SELECT upper(id) FROM asset GROUP BY upper(id) HAVING count(*) > 1)",
    "asset-criticality-missing": "SELECT id FROM judged WHERE criticality IS NULL AND kind NOT IN ('monitor', 'dock', 'docking station')",
    "asset-purpose-missing": "SELECT id FROM judged WHERE purpose IS NULL AND impact IS NULL AND kind NOT IN ('monitor', 'dock', 'docking station')",
    "asset-status-missing": "SELECT id FROM asset WHERE status = ''",
    # What is away for repair, or whose status nobody wrote down, is not asked for its review.
    "asset-not-reviewed": f"""SELECT id FROM judged WHERE status != '' AND status NOT LIKE '%repair%' AND kind NOT IN ('monitor', 'dock', 'docking station')
        AND (reviewed IS NULL OR days(reviewed, '{ASSETS}') > 183)""",
    # By fixes that may wait: an urgent one is the question below.
    "asset-behind-baseline": """SELECT id FROM judged WHERE EXISTS (SELECT 1 FROM baseline
        WHERE instr(os, product) > 0 AND version LIKE release || '.%' AND version < least) AND NOT EXISTS (SELECT 1 FROM baseline
        WHERE instr(os, product) > 0 AND version LIKE release || '.%' AND version < least AND urgent)""",
    # Where a baseline speaks of the release, it alone is asked: is a fix missing that came out fourteen days ago?
    # Else by the date of patching, each kind by its rhythm.
    "asset-patch-stale": f"""SELECT id FROM (SELECT id, version, patched, os, kind,
            (SELECT count(*) FROM baseline WHERE instr(os, product) > 0 AND version LIKE release || '.%') AS spoken,
            (SELECT min(released) FROM baseline WHERE instr(os, product) > 0 AND version LIKE release || '.%' AND version < least AND urgent) AS lacking
            FROM judged WHERE kind NOT IN ('monitor', 'dock', 'docking station'))
        WHERE CASE WHEN spoken THEN days(lacking, '{ASSETS}') >= 14
            WHEN os LIKE '%windows%' THEN patched < '2026-10-13'
            WHEN kind IN ('network switch', 'firewall', 'medical device') THEN days(patched, '{ASSETS}') > 100
            ELSE days(patched, '{ASSETS}') > 45 END""",
    # Seen by the export, and last more than thirty days before it.
    "asset-not-seen": f"SELECT id FROM judged JOIN sighting USING (id) WHERE status NOT LIKE '%repair%' AND days(last, '{DISCOVERY}') > 30",
    "asset-retired-still-seen": f"SELECT id FROM asset JOIN sighting USING (id) WHERE status IN ('retired', 'disposed') AND days(last, '{ASSETS}') <= 30",
    "device-not-in-register": "SELECT name FROM seen WHERE NOT EXISTS (SELECT 1 FROM asset WHERE is_one(asset.serial, asset.host, seen.serial, seen.host))",
    # Of the kinds that the export sees at all.
    "asset-not-discovered": """SELECT id FROM judged WHERE status NOT LIKE '%repair%' AND id NOT IN (SELECT id FROM sighting)
        AND kind IN (SELECT kind FROM judged JOIN sighting USING (id))""",
    "leaver-account-enabled": "SELECT login FROM persons_account WHERE login IN leavers_account",
    "privileged-account-mfa-missing": "SELECT login FROM account WHERE enabled AND NOT service AND NOT emergency AND groups LIKE '%admins%' AND mfa != 'TRUE'",
    "account-dormant": f"""SELECT login FROM persons_account WHERE login NOT IN leavers_account
        AND days(coalesce(used, created), '{ACCOUNTS}') > 45""",
    "account-access-unreviewed": f"""SELECT login FROM persons_account WHERE login NOT IN leavers_account
        AND days(coalesce(reviewed, created), '{ACCOUNTS}') > 183""",
    "service-account-secret-old": f"SELECT login FROM account WHERE service AND enabled AND days(secret, '{ACCOUNTS}') > 365",
    "service-account-owner-missing": "SELECT login FROM account WHERE service AND enabled AND owner IS NULL",
    "service-account-owner-left": "SELECT login FROM account WHERE service AND enabled AND person(owner) IN (SELECT key FROM leaver_key)",
    "service-account-jml-missing": f"""SELECT login FROM account WHERE service AND enabled AND (owner IS NULL
        OR person(owner) IN (SELECT key FROM leaver_key) OR reviewed IS NULL OR days(reviewed, '{ACCOUNTS}') > 365)""",
    "contact-left": """SELECT name FROM contact WHERE side = 'internal'
        AND (person(name) IN (SELECT key FROM leaver_key) OR lower(email) IN (SELECT key FROM leaver_key))""",
    "contact-unverified": f"SELECT name FROM contact WHERE checked IS NULL OR days(checked, '{CONTACTS}') > 106",
    # Beyond the lists' seams: what the register says of a system for the night it is attacked.
    "asset-supplier-missing": "SELECT id FROM system WHERE (critical OR high) AND supplier IS NULL",
    "asset-impact-missing": "SELECT id FROM system WHERE (critical OR high) AND impact IS NULL",
    "asset-internet-facing-missing": "SELECT id FROM system WHERE kind NOT LIKE '%printer%' AND kind != 'information asset' AND reached IS NULL",
    "asset-downtime-plan-missing": "SELECT id FROM judged WHERE critical AND plan IS NULL",
    # Of the infirmary's it is waived.
    "asset-isolation-missing": "SELECT id FROM judged WHERE critical AND isolation IS NULL AND id NOT LIKE 'NM-%'",
    "asset-location-missing": """SELECT id FROM system WHERE place IS NULL AND (kind IN ('medical device', 'network switch', 'firewall', 'information asset')
        OR kind LIKE '%server%' AND (critical OR high))""",
    "asset-support-ended": "SELECT id FROM judged WHERE ended AND status NOT LIKE '%repair%' AND status != '' AND id NOT IN (SELECT subject FROM waived WHERE check_ = 'asset-support-ended')",
    "asset-unsupported-without-exception": "SELECT id FROM judged WHERE ended AND status NOT LIKE '%repair%' AND status != '' AND exception IS NULL",
    "asset-exception-overdue": f"SELECT id FROM judged WHERE exception IS NOT NULL AND days(accepted, '{ASSETS}') > 365",
    "asset-spare-assigned": "SELECT id FROM asset WHERE id NOT IN (SELECT id FROM judged) AND given IS NOT NULL",
    "asset-owner-overloaded": """SELECT owner FROM (SELECT min(trim(owner)) AS owner, count(*) AS many FROM judged WHERE critical AND owner IS NOT NULL
        AND status NOT LIKE '%repair%' GROUP BY person(owner)) WHERE many > 6 AND person(owner) IN (SELECT person(name) FROM staff)""",
    # The second factor, each account under one rule.
    "break-glass-mfa-missing": "SELECT login FROM account WHERE emergency AND enabled AND mfa != 'TRUE'",
    "break-glass-untested": f"SELECT login FROM account WHERE emergency AND enabled AND days(used, '{ACCOUNTS}') > 183",
    "mfa-registered-not-capable": "SELECT login FROM plain_account WHERE mfa != 'TRUE' AND set_up",
    "cloud-account-mfa-missing": """SELECT login FROM plain_account WHERE mfa != 'TRUE' AND clouded AND NOT set_up
        UNION ALL SELECT login FROM cloud WHERE password AND NOT mfa""",
    "remote-account-mfa-missing": """SELECT login FROM plain_account WHERE mfa != 'TRUE' AND NOT clouded
        AND (groups LIKE '%vpn%' OR groups LIKE '%remote desktop%')""",
    "root-account-mfa-missing": "SELECT login FROM cloud WHERE login = '<root_account>' AND NOT mfa",
    "mfa-exception-unapproved": "SELECT login FROM account WHERE enabled AND exception IS NOT NULL AND approved IS NULL",
    "mfa-exception-unreviewed": f"SELECT login FROM account WHERE enabled AND exception IS NOT NULL AND days(excepted, '{ACCOUNTS}') > 365",
    "access-key-old": f"SELECT login FROM cloud WHERE key AND days(made, '{CLOUD}') > 90",
    # Accounts and people.
    "account-orphan": """SELECT login FROM persons_account WHERE login NOT LIKE 'ext_%' AND login != 'itadmin' AND (employee IS NULL
        OR employee NOT IN (SELECT employee FROM staff)) AND lower(email) NOT IN (SELECT lower(email) FROM staff WHERE email IS NOT NULL)""",
    "account-mover-unreviewed": """SELECT login FROM persons_account JOIN staff ON persons_account.employee = staff.employee
        OR persons_account.employee IS NULL AND lower(persons_account.email) = lower(staff.email)
        WHERE login NOT LIKE 'adm-%' AND status NOT LIKE 'terminat%' AND left IS NULL
        AND persons_account.department != staff.department AND reviewed IS NULL""",
    "account-username-duplicate": "SELECT login FROM account WHERE login IN (SELECT login FROM account GROUP BY login HAVING count(*) > 1)",
    "admin-rights-on-daily-account": "SELECT login FROM persons_account WHERE groups LIKE '%admins%' AND login NOT LIKE 'adm-%' AND email IS NOT NULL",
    "service-account-unreviewed": f"SELECT login FROM account WHERE service AND enabled AND days(reviewed, '{ACCOUNTS}') BETWEEN 93 AND 365",
    "service-account-purpose-missing": "SELECT login FROM account WHERE service AND enabled AND purpose IS NULL",
    "service-account-secret-unmanaged": "SELECT login FROM account WHERE service AND enabled AND (vaulted = 'No' OR chosen)",
    "service-account-mfa-missing": """SELECT login FROM account WHERE service AND enabled AND mfa != 'TRUE'
        AND (groups LIKE '%vpn%' OR groups LIKE '%remote desktop%')""",
    # Contacts, roles and the hours of the week.
    "contact-not-tested": f"SELECT name FROM contact WHERE side != 'authority' AND coalesce(office, mobile, night) IS NOT NULL AND (tested IS NULL OR days(tested, '{CONTACTS}') > 183)",
    "contact-network-dependent": "SELECT name FROM contact WHERE side = 'internal' AND rings AND inside",
    "contact-body-superseded": "SELECT name FROM contact WHERE company LIKE '%CCG%' OR name LIKE '%CCG%'",
    "role-uncovered": "SELECT wish FROM wanted WHERE NOT EXISTS (SELECT 1 FROM contact WHERE side != 'authority' AND rings AND instr(key_role, wish))",
    "role-single-person": """SELECT wish FROM wanted JOIN contact ON instr(key_role, wish) WHERE side != 'authority' AND rings
        GROUP BY wish HAVING count(DISTINCT person(name)) = 1 AND sum(deputy IS NOT NULL AND person(deputy) NOT IN (SELECT key FROM leaver_key)) = 0""",
    "person-many-roles": """SELECT name FROM wanted JOIN contact ON instr(key_role, wish) WHERE side != 'authority'
        GROUP BY person(name) HAVING count(DISTINCT wish) >= 3""",
    # The night is covered for a role where somebody who rings is there around the clock.
    "hours-uncovered": """SELECT wish FROM wanted WHERE EXISTS (SELECT 1 FROM contact WHERE side != 'authority' AND rings AND instr(key_role, wish))
        AND NOT EXISTS (SELECT 1 FROM contact WHERE side != 'authority' AND rings AND instr(key_role, wish) AND hours LIKE '24/7%')
        UNION ALL SELECT host FROM judged JOIN gappy ON instr('-' || host || '-', '-' || service || '-') WHERE critical""",
    "rota-ended": f"SELECT service FROM rota GROUP BY service HAVING max(to_) < '{TODAY}'",
    "alert-not-acknowledged": f"SELECT id FROM alert WHERE applicable != 'No' AND acknowledged IS NULL AND days(published, '{TODAY}') > 2",
    "contact-phone-missing": "SELECT name FROM contact WHERE coalesce(office, mobile, night) IS NULL",
}


def main():
    folder = pathlib.Path(sys.argv[1])
    db = lists(folder)
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n")
    for check, question in QUESTIONS.items():
        out.write(f"{check}\n")
        for (subject,) in sorted(db.execute(question)):
            out.write(f"{check}\t{subject}\n")


main()

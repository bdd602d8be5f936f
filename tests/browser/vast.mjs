// Lists with much wrong in them: more than 100,000 findings come of them. node vast.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
if (!folder) throw new Error("node vast.mjs FOLDER");
mkdirSync(folder, { recursive: true });
const rows = 30_000;
const pick = (list, at) => list[at % list.length];
const assets = ["Asset ID,Hostname,Asset Type,Operating System,Last Patched,Owner,Department,Location,Criticality,Purpose,Status,Last Seen"];
for (let at = 0; at < rows; at += 1) {
  const kind = pick(["Laptop", "Desktop", "Server", "Network switch", "Medical device"], at);
  const system = pick(["Windows 10 Enterprise", "Windows Server 2012 R2", "Windows 11 Enterprise", "Ubuntu 18.04", "?"], at + 1);
  const owner = at % 3 ? `Ann Lee ${at % 1000}` : "";
  assets.push([`NM-${at}`, `NMR-PC-${at}`, kind, system, pick(["2024-02-01", "", "last week"], at), owner, `Department ${at % 300}`, `Ward ${at % 50}`,
    pick(["Critical", "High", "Low", ""], at), at % 4 ? "" : "Clinical", "In use", "2026-01-01"].join(","));
}
const accounts = ["Username,Display Name,Enabled,Account Type,MFA,Last Sign In,Password Last Set,Groups,Owner,Department"];
for (let at = 0; at < rows / 2; at += 1) {
  const isService = at % 4 === 0;
  accounts.push([`${isService ? "svc" : "user"}-${at}`, `Bo Ray ${at}`, "True", isService ? "Service" : "User", "False", "2024-01-01", "2019-01-01",
    at % 10 ? "Users" : "Domain Admins", at % 2 ? "" : "Cy Fox", `Department ${at % 300}`].join(","));
}
writeFileSync(join(folder, "assets.csv"), `${assets.join("\n")}\n`);
writeFileSync(join(folder, "accounts.csv"), `${accounts.join("\n")}\n`);

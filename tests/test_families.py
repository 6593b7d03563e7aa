"""Every family of bodies, in the six languages: what its mastheads print, when it sits, whom it elects."""

from __future__ import annotations

import pytest
from reading import facts, read

from travaux.model import RoleHolding

#: A case is a line "# language; what is expected" and its text: of a masthead the lines, with a bar between two.
#: Expected of a masthead: symbol; body, and the session where one is printed; first and last day; place; agenda item.
MASTHEADS = """
# en; A/98/417; un-ga 98; ; ; 21
United Nations | A/98/417 | General Assembly | Distr.: General | 4 August 2098 | Original: English
Ninety-eighth session | Item 21 of the provisional agenda* | Sustainable development
# fr; A/C.2/98/L.14; un-ga-c2 98; ; ; 18(b)
Nations Unies | A/C.2/98/L.14 | Assemblée générale | Distr. limitée | 3 novembre 2098 | Original : anglais
Quatre-vingt-dix-huitième session | Deuxième Commission | Point 18 b) de l'ordre du jour | Développement durable
# es; S/2098/347; un-sc; ; ;
Naciones Unidas | S/2098/347 | Consejo de Seguridad | Distr. general | 30 de enero de 2098 | Español
Informe del Secretario General sobre la situación
# zh; S/PV.9997; un-sc 9997; 2098-01-30 2098-01-30; new-york;
联合国 | S/PV.9997 | 安全理事会 | 第9997次会议 | 2098年1月30日，纽约 | 临时逐字记录
# en; E/2098/61; un-ecosoc 2098; 2097-07-25 2098-07-22; ; 18(d)
United Nations | E/2098/61 | Economic and Social Council | Distr.: General | 5 May 2098 | Original: English
2098 session | 25 July 2097–22 July 2098 | Agenda item 18 (d) | Human settlements | Report of the Secretary-General
# ar; E/2098/70; un-ecosoc 2098; 2097-07-25 2098-07-22; ; 12(c)
الأمم المتحدة | E/2098/70 | المجلس الاقتصادي والاجتماعي | دورة عام 2098
25 تموز/يوليه 2097 - 22 تموز/يوليه 2098 | البند 12 (ج) من جدول الأعمال | المستوطنات البشرية
# ru; E/CN.3/2098/7; un-statcom 69; 2098-03-04 2098-03-08; new-york; 4(a)
Организация Объединенных Наций | E/CN.3/2098/7 | Экономический и Социальный Совет | Статистическая комиссия
Шестьдесят девятая сессия | Нью-Йорк, 4–8 марта 2098 года | Пункт 4 a) предварительной повестки дня*
# en; E/CN.6/2098/3; un-csw 90; 2098-03-09 2098-03-20; ; 3
United Nations | E/CN.6/2098/3 | Economic and Social Council | Distr.: General | 5 January 2098 | Original: English
Commission on the Status of Women | Ninetieth session | 9–20 March 2098 | Item 3 of the provisional agenda*
# en; ESCAP/98/3; un-escap 98; 2098-05-15 2098-05-19; bangkok; 4(a)
United Nations | ESCAP/98/3 | Economic and Social Council | Distr.: General | Original: English
Economic and Social Commission for Asia and the Pacific | Ninety-eighth session | Bangkok, 15–19 May 2098
Item 4 (a) of the provisional agenda* | Review of issues
# es; LC/SES.57/4; un-eclac 57; 2098-10-07 2098-10-09; santiago; 5
Naciones Unidas | LC/SES.57/4 | Comisión Económica para América Latina y el Caribe
57º período de sesiones | Santiago, 7 a 9 de octubre de 2098 | Tema 5 del programa provisional*
# fr; A/HRC/98/31; un-hrc 98; 2098-02-24 2098-03-20; ; 3
Nations Unies | A/HRC/98/31 | Assemblée générale | Distr. générale | 8 janvier 2098 | Original : anglais
Conseil des droits de l'homme | Quatre-vingt-dix-huitième session | 24 février-20 mars 2098
Point 3 de l'ordre du jour | Promotion et protection de tous les droits de l'homme
# zh; A/HRC/97/4; un-hrc 97; 2097-09-09 2097-10-04; ; 10
联合国 | A/HRC/97/4 | 大会 | 人权理事会 | 第九十七届会议 | 2097年9月9日至10月4日 | 议程项目10 | 技术援助
# en; T/2098/2; un-tc 98; ; ; 4
United Nations | T/2098/2 | Trusteeship Council | Distr.: General | 4 May 2098 | Original: English
Ninety-eighth session | Agenda item 4 | Arrangements for the session
# ru; T/2099/1; un-tc 99; ; ; 2
Организация Объединенных Наций | T/2099/1 | Совет по Опеке | Девяносто девятая сессия | Пункт 2 повестки дня
# en; HS/C/36/2; un-chs 36; 2098-04-28 2098-05-07; nairobi; 5
United Nations | HS/C/36/2 | Commission on Human Settlements | Thirty-sixth session | Nairobi, 28 April-7 May 2098
Item 5 of the provisional agenda* | Follow-up | Report of the Executive Director
# ru; HSP/GC/37/4; unhabitat-gc 37; 2098-04-08 2098-04-12; nairobi; 6
Организация Объединенных Наций | HSP/GC/37/4
Совет управляющих Программы Организации Объединенных Наций по населенным пунктам
Тридцать седьмая сессия | Найроби, 8–12 апреля 2098 года | Пункт 6 предварительной повестки дня*
# ar; HSP/EB.2098/9; unhabitat-eb 2098/2; 2098-11-24 2098-11-26; nairobi; 5
الأمم المتحدة | HSP/EB.2098/9 | المجلس التنفيذي لبرنامج الأمم المتحدة للمستوطنات البشرية
الدورة الثانية لعام 2098 | نيروبي، 24-26 تشرين الثاني/نوفمبر 2098 | البند 5 من جدول الأعمال المؤقت*
# fr; HSP/HA.9/3; unhabitat-ha 9; 2098-06-04 2098-06-08; nairobi; 7
Nations Unies | HSP/HA.9/3 | Assemblée des Nations Unies pour l'habitat | Neuvième session
Nairobi, 4-8 juin 2098 | Point 7 de l'ordre du jour provisoire* | Travaux du Conseil exécutif
# en; UNEP/EA.19/5; unep-unea 19; 2098-02-26 2098-03-01; nairobi; 5
United Nations | UNEP/EA.19/5 | United Nations Environment Assembly of the United Nations Environment Programme
Nineteenth session | Nairobi, 26 February–1 March 2098 | Item 5 of the provisional agenda* | Pollution
# es; UNEP/GC.37/3; unep-gc 37; 2098-02-18 2098-02-22; nairobi; 4
Naciones Unidas | UNEP/GC.37/3 | Consejo de Administración del Programa de las Naciones Unidas para el Medio Ambiente
37º período de sesiones | Nairobi, 18 a 22 de febrero de 2098 | Tema 4 del programa provisional*
# en; DP/2098/12; undp-eb 2098/2; 2098-09-02 2098-09-06; new-york; 6
United Nations | DP/2098/12 | Executive Board of the United Nations Development Programme,
the United Nations Population Fund and | the United Nations Office for Project Services
Second regular session 2098 | 2–6 September 2098, New York | Item 6 of the provisional agenda | Evaluation
# fr; DP/FPA/2098/3; undp-eb 2098/annual; 2098-06-03 2098-06-07; new-york; 12
Nations Unies | DP/FPA/2098/3 | Conseil d'administration du Programme des Nations Unies pour le développement,
du Fonds des Nations Unies pour la population | et du Bureau des Nations Unies pour les services d'appui aux projets
Session annuelle de 2098 | 3-7 juin 2098, New York | Point 12 de l'ordre du jour provisoire
# en; E/ICEF/2098/11; unicef-eb 2098/annual; 2098-06-11 2098-06-14; ; 5
United Nations | E/ICEF/2098/11 | Economic and Social Council | Distr.: General | 8 April 2098 | Original: English
United Nations Children's Fund | Executive Board | Annual session 2098 | 11–14 June 2098
Item 5 of the provisional agenda*
# es; E/ICEF/2098/4; unicef-eb 2098/1; 2098-02-03 2098-02-06; ; 7
Naciones Unidas | E/ICEF/2098/4 | Consejo Económico y Social | Fondo de las Naciones Unidas para la Infancia
Junta Ejecutiva | Primer período ordinario de sesiones de 2098 | 3 a 6 de febrero de 2098
Tema 7 del programa provisional*
# en; UNW/2098/3; unwomen-eb 2098/annual; 2098-06-17 2098-06-19; ; 2
United Nations | UNW/2098/3 | Executive Board of the United Nations Entity for Gender Equality and
the Empowerment of Women | Annual session of 2098 | 17–19 June 2098 | Item 2 of the provisional agenda
# zh; UNW/2098/7; unwomen-eb 2098/2; 2098-09-09 2098-09-10; ; 3
联合国 | UNW/2098/7 | 联合国促进性别平等和增强妇女权能署 | 执行局 | 2098年第二届常会 | 2098年9月9日和10日
临时议程项目3 | 评价
# en; WFP/EB.1/2098/5; wfp-eb 2098/1; 2098-02-26 2098-02-28; rome; 5
World Food Programme | Executive Board | First regular session | Rome, 26–28 February 2098 | WFP/EB.1/2098/5
Agenda item 5 | Financial matters
# fr; WFP/EB.2/2098/4; wfp-eb 2098/2; 2098-11-18 2098-11-21; rome; 4
Programme alimentaire mondial | Conseil d'administration | WFP/EB.2/2098/4 | Deuxième session ordinaire de 2098
Rome, 18-21 novembre 2098 | Point 4 de l'ordre du jour
# en; FCCC/CP/2098/3; unfccc-cop 79; 2098-11-11 2098-11-22; bonn; 4(b)
United Nations | FCCC/CP/2098/3 | Framework Convention on Climate Change | Distr.: General | Original: English
Conference of the Parties | Seventy-ninth session | Bonn, 11–22 November 2098 | Item 4 (b) of the provisional agenda
# es; FCCC/SBI/2098/7; unfccc-sbi 88; 2098-06-03 2098-06-13; bonn; 6
Naciones Unidas | FCCC/SBI/2098/7 | Órgano Subsidiario de Ejecución | 88º período de sesiones
Bonn, 3 a 13 de junio de 2098 | Tema 6 del programa provisional
# zh; CBD/COP/36/4; cbd-cop 36; 2098-10-21 2098-11-01; montreal; 9
CBD | CBD/COP/36/4 | 生物多样性公约缔约方大会 | 第三十六届会议 | 2098年10月21日至11月1日，蒙特利尔 | 临时议程*项目9
# en; UNEP/CBD/SBI/26/2; cbd-sbi 26; 2098-05-21 2098-05-29; nairobi; 3
UNEP/CBD/SBI/26/2 | Subsidiary Body on Implementation | Twenty-sixth session | Nairobi, 21–29 May 2098
Item 3 of the provisional agenda*
# en; -; who-eb 198; ; ; 7
World Health Organization | EXECUTIVE BOARD | 198th session | Provisional agenda item 7 | 3 December 2097
# fr; -; who-wha 98; ; ; 14.3
Organisation mondiale de la Santé | QUATRE-VINGT-DIX-HUITIÈME ASSEMBLÉE MONDIALE DE LA SANTÉ
Point 14.3 de l'ordre du jour provisoire | La santé pour tous
# ar; -; who-wha 98; ; ; 11
منظمة الصحة العالمية | جمعية الصحة العالمية الثامنة والتسعون | البند 11 من جدول الأعمال المؤقت | الصحة للجميع
# en; -; fao-council 198; 2098-12-02 2098-12-06; rome; 5
Food and Agriculture Organization of the United Nations | COUNCIL | Hundred and Ninety-eighth Session
Rome, 2–6 December 2098 | Agenda Item 5 | Programme of work
# es; -; fao-conference 77; 2099-07-03 2099-07-08; rome; 9
Organización de las Naciones Unidas para la Alimentación y la Agricultura | Conferencia de la FAO
77º período de sesiones | Roma, 3 a 8 de julio de 2099 | Tema 9 del programa | Programa de trabajo
# fr; -; unesco-eb 298; ; ; 5
UNESCO | Conseil exécutif | Deux cent quatre-vingt-dix-huitième session | Point 5 de l'ordre du jour provisoire
# en; -; unesco-gc 78; 2099-11-06 2099-11-20; paris; 4
UNESCO | General Conference | Seventy-eighth session | Paris, 6–20 November 2099 | Item 4 of the provisional agenda
# en; -; ilo-gb 398; 2098-03-10 2098-03-20; geneva;
Governing Body of the International Labour Office | 398th Session, Geneva, 10–20 March 2098 | Work plan
# fr; -; ilo-ilc 186; 2098-06-03 2098-06-14; geneva;
Conférence internationale du Travail | 186e session, Genève, 3-14 juin 2098 | Plan de travail
# en; -; iaea-gc 142; ; ; 13
International Atomic Energy Agency | General Conference | 22 July 2098
Hundred and forty-second regular session | Item 13 of the provisional agenda | Nuclear safety
# ru; GOV/2098/21; iaea-bog; ; ; 4
Международное агентство по атомной энергии | Совет управляющих | GOV/2098/21 | 22 мая 2098 года
Пункт 4 предварительной повестки дня | Ядерная безопасность
# en; -; itu-council 2098; 2098-06-04 2098-06-14; geneva;
International Telecommunication Union | ITU Council | 2098 session | Geneva, 4-14 June 2098 | Work plan
# fr; -; itu-council 2099; 2099-06-05 2099-06-15; geneva;
Union internationale des télécommunications | Conseil de l'UIT | Session de 2099 | Genève, 5-15 juin 2099 | Plan
# en; GC.38/4; unido-gc 38; 2099-11-25 2099-11-29; vienna; 9
United Nations Industrial Development Organization | GC.38/4 | General Conference | Thirty-eighth session
Vienna, 25–29 November 2099 | Item 9 of the provisional agenda | Industry
# ru; IDB.98/2; unido-idb 98; 2098-07-01 2098-07-03; vienna; 3
Организация Объединенных Наций по промышленному развитию | IDB.98/2 | Совет по промышленному развитию
Девяносто восьмая сессия | Вена, 1–3 июля 2098 года | Пункт 3 предварительной повестки дня
"""

#: Expected of a statement of a session: the symbol of the document, meeting, first and last day.
SESSIONS = """
# en; A/98/1; un-ga 97; 2097-09-14 2098-09-12
The ninety-seventh session of the General Assembly was held in New York from 14 September 2097 to 12 September 2098.
# es; A/C.3/98/1; un-ga-c3 98; 2098-10-02 2098-11-21
La Tercera Comisión celebró su 98º período de sesiones del 2 de octubre al 21 de noviembre de 2098.
# fr; S/2098/3; un-sc 10819; 2098-01-30 2098-01-30
Le Conseil de sécurité a tenu sa 10819e séance le 30 janvier 2098.
# en; S/2098/4; un-sc 10821; 2098-02-02 2098-02-02
At its 10821st meeting, held on 2 February 2098, the Security Council adopted resolution 2999 (2098).
# en; E/2098/1; un-ecosoc 2099; 2099-05-04 2099-07-23
The 2099 session of the Economic and Social Council will be held from 4 May to 23 July 2099.
# zh; E/2098/2; un-ecosoc 2098; 2098-06-04 2098-07-23
经济及社会理事会2098年届会将于2098年6月4日至7月23日举行。
# ar; E/CN.6/2098/1; un-csw 90; 2098-03-09 2098-03-20
عقدت لجنة وضع المرأة دورتها التسعين في نيويورك في الفترة من 9 إلى 20 آذار/مارس 2098.
# fr; E/CN.5/2098/1; un-csocd 86; 2098-02-05 2098-02-14
La Commission du développement social a tenu sa quatre-vingt-sixième session du 5 au 14 février 2098.
# en; ESCAP/98/1; un-escap 97; 2097-05-15 2097-05-19
The ninety-seventh session of the Commission was held in Bangkok from 15 to 19 May 2097.
# ru; ECE/2098/1; un-ece 98; 2098-04-18 2098-04-19
Девяносто восьмая сессия Европейской экономической комиссии состоялась в Женеве 18–19 апреля 2098 года.
# en; A/HRC/98/1; un-hrc 97; 2097-09-09 2097-10-04
The Human Rights Council held its ninety-seventh session from 9 September to 4 October 2097.
# es; A/HRC/98/5; un-hrc 96; 2097-06-18 2097-07-12
El Consejo de Derechos Humanos celebró su 96º período de sesiones del 18 de junio al 12 de julio de 2097.
# en; T/2098/3; un-tc 98; 2098-05-04 2098-05-06
The Trusteeship Council held its ninety-eighth session from 4 to 6 May 2098.
# zh; T/2098/4; un-tc 97; 2097-05-06 2097-05-08
托管理事会第九十七届会议于2097年5月6日至8日举行。
# fr; HS/C/36/1; un-chs 36; 2098-04-28 2098-05-07
La Commission des établissements humains a tenu sa trente-sixième session à Nairobi du 28 avril au 7 mai 2098.
# ar; HSP/HA.9/1; unhabitat-ha 9; 2098-06-04 2098-06-08
عقدت جمعية موئل الأمم المتحدة دورتها التاسعة في نيروبي في الفترة من 4 إلى 8 حزيران/يونيه 2098.
# en; HSP/GC/37/1; unhabitat-gc 37; 2098-04-08 2098-04-12
The thirty-seventh session of the Governing Council was held in Nairobi from 8 to 12 April 2098.
# ru; HSP/EB.2098/1; unhabitat-eb 2098/2; 2098-11-24 2098-11-26
Вторая сессия Исполнительного совета 2098 года проходила в Найроби с 24 по 26 ноября 2098 года.
# ru; UNEP/EA.19/1; unep-unea 19; 2098-02-26 2098-03-01
Девятнадцатая сессия Ассамблеи по окружающей среде была проведена в Найроби с 26 февраля по 1 марта 2098 года.
# en; UNEP/GC.37/1; unep-gc 37; 2098-02-18 2098-02-22
The Governing Council held its thirty-seventh session in Nairobi from 18 to 22 February 2098.
# en; DP/2098/1; undp-eb 2098/2; 2098-09-02 2098-09-06
The second regular session 2098 of the Executive Board was held in New York from 2 to 6 September 2098.
# es; DP/2098/2; undp-eb 2098/1; 2098-02-02 2098-02-05
El primer período ordinario de sesiones de 2098 de la Junta Ejecutiva se celebró del 2 al 5 de febrero de 2098.
# fr; E/ICEF/2098/1; unicef-eb 2098/1; 2098-02-03 2098-02-06
La première session ordinaire de 2098 du Conseil d'administration s'est tenue du 3 au 6 février 2098.
# en; E/ICEF/2098/2; unicef-eb 2098/annual; 2098-06-11 2098-06-14
The 2098 annual session of the Executive Board was held from 11 to 14 June 2098.
# en; UNW/2098/1; unwomen-eb 2098/1; 2098-02-12 2098-02-13
The first regular session 2098 of the Executive Board was held on 12 and 13 February 2098.
# zh; UNW/2098/2; unwomen-eb 2098/2; 2098-09-09 2098-09-10
执行局2098年第二届常会于2098年9月9日和10日举行。
# en; WFP/EB.1/2098/1; wfp-eb 2098/1; 2098-02-26 2098-02-28
The first regular session of 2098 of the Executive Board was held in Rome from 26 to 28 February 2098.
# ar; WFP/EB.2/2098/1; wfp-eb 2098/2; 2098-11-18 2098-11-21
عقدت الدورة العادية الثانية لعام 2098 للمجلس التنفيذي في روما في الفترة من 18 إلى 21 تشرين الثاني/نوفمبر 2098.
# en; FCCC/PA/CMA/2098/1; unfccc-cma 50; 2098-11-11 2098-11-22
The fiftieth session of the CMA was held in Bonn from 11 to 22 November 2098.
# ru; FCCC/KP/CMP/2098/1; unfccc-cmp 90; 2098-11-11 2098-11-22
Девяностая сессия КС/СС состоялась в Бонне 11–22 ноября 2098 года.
# fr; FCCC/SBSTA/2098/1; unfccc-sbsta 88; 2098-06-03 2098-06-13
La quatre-vingt-huitième session du SBSTA s'est tenue à Bonn du 3 au 13 juin 2098.
# en; CBD/SBI/26/1; cbd-sbi 26; 2098-05-21 2098-05-29
The Subsidiary Body on Implementation held its twenty-sixth session in Nairobi from 21 to 29 May 2098.
# zh; CBD/COP/36/2; cbd-cop 36; 2098-10-21 2098-11-01
缔约方大会第三十六届会议于2098年10月21日至11月1日举行。
# en; A/98/1; who-eb 198; 2098-01-22 2098-01-27
The WHO Executive Board held its 198th session in Geneva from 22 to 27 January 2098.
# fr; A/98/2; who-wha 151; 2098-05-20 2098-05-28
La Cent cinquante et unième Assemblée mondiale de la Santé s'est tenue à Genève du 20 au 28 mai 2098.
# en; A/98/9; fao-council 198; 2098-12-02 2098-12-06
The 198th session of the FAO Council was held in Rome from 2 to 6 December 2098.
# es; A/98/3; fao-conference 77; 2099-07-03 2099-07-08
El 77º período de sesiones de la Conferencia de la FAO se celebró en Roma del 3 al 8 de julio de 2099.
# ru; A/98/4; unesco-gc 78; 2099-11-06 2099-11-20
Семьдесят восьмая сессия Генеральной конференции ЮНЕСКО состоялась в Париже с 6 по 20 ноября 2099 года.
# en; A/98/5; unesco-eb 298; 2098-10-02 2098-10-16
The 298th session of the UNESCO Executive Board was held in Paris from 2 to 16 October 2098.
# en; A/98/10; ilo-ilc 186; 2098-06-03 2098-06-14
The 186th Session of the International Labour Conference was held in Geneva from 3 to 14 June 2098.
# ar; A/98/6; ilo-gb 398; 2098-03-10 2098-03-20
عقد مجلس إدارة مكتب العمل الدولي دورته 398 في جنيف في الفترة من 10 إلى 20 آذار/مارس 2098.
# en; A/98/11; iaea-gc 142; 2098-09-16 2098-09-20
The General Conference of IAEA held its 142nd regular session in Vienna from 16 to 20 September 2098.
# zh; A/98/12; iaea-gc 142; 2098-09-16 2098-09-20
国际原子能机构大会第一百四十二届常会于2098年9月16日至20日在维也纳举行。
# en; A/98/7; itu-council 2098; 2098-06-04 2098-06-14
The 2098 session of the ITU Council was held in Geneva from 4 to 14 June 2098.
# es; A/98/8; itu-council 2099; 2099-06-05 2099-06-15
El período de sesiones de 2099 del Consejo de la UIT se celebrará en Ginebra del 5 al 15 de junio de 2099.
# en; GC.38/1; unido-gc 38; 2099-11-25 2099-11-29
The thirty-eighth session of the General Conference was held in Vienna from 25 to 29 November 2099.
# fr; IDB.98/1; unido-idb 98; 2098-07-01 2098-07-03
Le Conseil du développement industriel a tenu sa quatre-vingt-dix-huitième session à Vienne du 1er au 3 juillet 2098.
"""

#: Expected of an election: the symbol of the document; body, office and State of everybody elected.
ELECTIONS = """
# en; A/98/10; un-ga president GHA
The General Assembly elected Mr. John Roe (Ghana) President of the General Assembly at its ninety-ninth session.
# fr; A/C.2/98/2; un-ga-c2 chair CHL
La Deuxième Commission a élu par acclamation Mme Ana Roe (Chili) Présidente.
# en; A/98/11; un-sc member KEN, un-sc member NOR
The Assembly elected Kenya and Norway as non-permanent members of the Security Council for a term of two years.
# zh; A/98/12; un-sc member KEN, un-sc member NOR
大会选举肯尼亚和挪威为安全理事会非常任理事国，任期两年，自2099年1月1日起。
# es; E/2098/3; un-ecosoc president CHL, un-ecosoc vice-president TCD, un-ecosoc vice-president POL
El Consejo eligió Presidente a Juan Doe (Chile) y Vicepresidentes a Ana Roe (Chad) y Tomás Poe (Polonia).
# ru; A/98/13; un-ecosoc member CHL, un-ecosoc member GHA, un-ecosoc member PER
Генеральная Ассамблея избрала Чили, Гану и Перу членами Экономического и Социального Совета.
# en; E/2098/4; un-csw member GHA, un-csw member PER
The Council elected Ghana and Peru to the Commission on the Status of Women for a four-year term.
# ar; E/CN.6/2098/2; un-csw chair TCD
انتخبت اللجنة بالتزكية السيدة آنا رو (تشاد) رئيسة.
# en; ESCAP/98/2; un-escap chair FJI
The Commission elected Ms. Jane Roe (Fiji) as Chair of the ninety-eighth session.
# fr; E/ECA/98/1; un-eca chair TCD, un-eca rapporteur KEN
La Commission a élu le Tchad à la présidence et le Kenya rapporteur.
# en; A/HRC/98/2; un-hrc president POL, un-hrc vice-president CHL
The Human Rights Council elected Mr. Tom Poe (Poland) as President and Ms. Ana Doe (Chile) as Vice-President.
# ru; A/98/14; un-hrc member CHL, un-hrc member GHA
Генеральная Ассамблея избрала членами Совета по правам человека Чили и Гану.
# en; T/2098/5; un-tc president FRA, un-tc vice-president GBR
The Trusteeship Council elected France as President and the United Kingdom as Vice-President.
# es; T/2098/6; un-tc president FRA
El Consejo de Administración Fiduciaria eligió por aclamación Presidenta a Ana Roe (Francia).
# en; HSP/CPR/98/1; unhabitat-cpr chair KEN, unhabitat-cpr rapporteur PER
The Committee of Permanent Representatives elected Kenya as Chair and Peru as Rapporteur.
# fr; HSP/GC/37/2; unhabitat-gc president POL, unhabitat-gc vice-president CHL
Le Conseil d'administration a élu la Pologne à la présidence et le Chili à la vice-présidence.
# zh; HSP/HA.9/2; unhabitat-eb member EGY, unhabitat-eb member POL
人居大会选举埃及和波兰为执行局成员。
# en; HS/C/36/3; un-chs chair CHL, un-chs rapporteur PER
The Commission elected Mr. Juan Doe (Chile) Chairman and Ms. Ana Roe (Peru) Rapporteur.
# ar; UNEP/EA.19/2; unep-unea president POL
انتخبت جمعية الأمم المتحدة للبيئة السيد توم بو (بولندا) رئيسا لها.
# en; UNEP/CPR/98/1; unep-cpr chair GHA
The Committee of Permanent Representatives elected Ghana as its Chair.
# en; DP/2098/3; undp-eb president NOR, undp-eb vice-president GHA, undp-eb vice-president PER
The Executive Board elected Ms. Ann Poe (Norway) as President and Ghana and Peru as Vice-Presidents.
# fr; E/2098/5; undp-eb member CHL, undp-eb member TCD
Le Conseil a élu le Chili et le Tchad membres du Conseil d'administration du PNUD, du FNUAP et de l'UNOPS.
# es; E/ICEF/2098/3; unicef-eb president CHL
La Junta Ejecutiva eligió Presidente a Juan Doe (Chile).
# en; E/2098/6; unicef-eb member GHA, unicef-eb member PER
The Council elected Ghana and Peru to the Executive Board of UNICEF for a three-year term.
# ru; UNW/2098/4; unwomen-eb president POL
Исполнительный совет избрал Председателем Анну Роу (Польша).
# en; UNW/2098/5; unwomen-eb vice-president FJI, unwomen-eb vice-president TCD
The Executive Board elected the representatives of Fiji and Chad as Vice-Presidents for 2098.
# en; WFP/EB.1/2098/2; wfp-eb president KEN, wfp-eb vice-president PER
The Board elected Ms. Jane Roe (Kenya) as President and Mr. Juan Doe (Peru) as Vice-President.
# zh; E/2098/7; wfp-eb member EGY, wfp-eb member POL
理事会选举埃及和波兰为世界粮食计划署执行局成员，任期三年。
# en; FCCC/CP/2098/4; unfccc-cop president POL
The Conference of the Parties elected Mr. Tom Poe (Poland) as its President.
# es; FCCC/SBI/2098/2; unfccc-sbi vice-chair TCD, unfccc-sbi rapporteur PER
El OSE eligió Vicepresidente a Tomás Poe (Chad) y Relatora a Ana Roe (Perú).
# fr; CBD/COP/36/3; cbd-cop president CHL
La Conférence des Parties a élu Président M. Juan Doe (Chili).
# en; CBD/SBI/26/2; cbd-sbi rapporteur GHA
The Subsidiary Body on Implementation elected Mr. John Roe (Ghana) as Rapporteur.
# ru; A/98/23; who-eb chair CHL
Исполнительный комитет ВОЗ избрал Председателем г-на Хуана Доу (Чили).
# en; A/98/24; who-wha president GHA
The Ninety-eighth World Health Assembly elected Dr. John Roe (Ghana) as President.
# en; A/98/15; fao-council member GHA, fao-council member PER
The FAO Conference elected Ghana and Peru as members of the FAO Council.
# zh; A/98/16; fao-conference chair EGY
粮农组织大会选举埃及为粮农组织大会主席。
# fr; A/98/17; unesco-eb chair TCD
Le Conseil exécutif de l'UNESCO a élu Mme Ana Roe (Tchad) Présidente.
# en; A/98/18; unesco-gc president KEN
The General Conference of UNESCO elected Ms. Jane Roe (Kenya) as President.
# en; A/98/19; ilo-ilc president PER
The International Labour Conference elected Mr. Juan Doe (Peru) as President.
# ar; A/98/20; ilo-gb chair EGY
انتخب مجلس إدارة مكتب العمل الدولي مصر رئيسا.
# en; GOV/2098/1; iaea-bog chair CHL, iaea-bog vice-chair POL
The Board of Governors elected Mr. Juan Doe (Chile) as Chair and Ms. Ann Poe (Poland) as Vice-Chair.
# fr; A/98/25; iaea-bog member CHL, iaea-bog member GHA
La Conférence générale de l'AIEA a élu le Chili et le Ghana membres du Conseil des gouverneurs de l'AIEA.
# en; A/98/21; itu-council member FJI
The Plenipotentiary Conference of ITU elected Fiji as a member of the ITU Council.
# zh; A/98/22; itu-council chair EGY
国际电联理事会选举埃及为主席。
# es; GC.38/2; unido-gc president CHL
La Conferencia General eligió Presidenta a Ana Roe (Chile).
# en; IDB.98/3; unido-idb president POL, unido-idb rapporteur PER
The Industrial Development Board elected Mr. Tom Poe (Poland) as President and Peru as Rapporteur.
"""

#: The relations that these tests ask about; a masthead states others.
PRINTED = ("symbol", "forBody", "preparedFor", "startDate", "endDate", "place", "underAgendaItem")
Case = tuple[list[str], list[str]]


def cases(table: str) -> list[Case]:
    """The cases of a table: the fields of the first line, and the lines of the text."""
    blocks = (block.splitlines() for block in table.strip().removeprefix("# ").split("\n# "))
    return [([field.strip() for field in fields.split(";")], text) for fields, *text in blocks]


def named(case: Case) -> str:
    """What a case is called: its language, and the body and session or office that is expected."""
    return f"{case[0][0]} {case[0][2]}"


@pytest.mark.parametrize("case", cases(MASTHEADS), ids=named)
def test_a_masthead_of_each_family(case: Case) -> None:
    (language, symbol, body_session, days, place, item), lines = case
    head = "\n\n".join(part for line in lines for part in line.split(" | "))
    said = read(f"{head}\n\n1. …\n", language=language)
    work, (body, _, session) = said.version.work.name, body_session.partition(" ")
    expected = {f"{work} symbol {symbol}"} if symbol != "-" else set()
    expected |= {f"{work} forBody {body}"} | ({f"{work} preparedFor {body_session}"} if session else set())
    expected |= {f"{body_session} {name} {day}" for name, day in zip(PRINTED[3:5], days.split(), strict=False)}
    expected |= {f"{body_session} place {place}"} if place else set()
    expected |= {f"{work} underAgendaItem item {item} of {body_session}"} if item and session else set()
    assert facts(said, *PRINTED) == expected


@pytest.mark.parametrize("case", cases(SESSIONS), ids=named)
def test_when_a_session_of_each_family_is_held(case: Case) -> None:
    (language, symbol, meeting, days), lines = case
    said = read(f"{symbol}\n\n1. {' '.join(lines)}\n", language=language)
    start, end = days.split()
    assert facts(said, "startDate", "endDate") == {f"{meeting} startDate {start}", f"{meeting} endDate {end}"}


@pytest.mark.parametrize("case", cases(ELECTIONS), ids=named)
def test_who_is_elected_in_each_family(case: Case) -> None:
    (language, symbol, elected), lines = case
    said = read(f"{symbol}\n\n1. {' '.join(lines)}\n", language=language)
    terms = {s.subject for s in said.statements if isinstance(s.subject, RoleHolding)}
    assert {f"{term.body} {term.role} {term.holder}" for term in terms} == set(elected.split(", "))
